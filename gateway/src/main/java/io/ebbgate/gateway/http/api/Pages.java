package io.ebbgate.gateway.http.api;

import io.ebbgate.gateway.http.exchange.Call;
import io.ebbgate.gateway.usecase.Cursors;
import io.ebbgate.gateway.usecase.Problem;
import io.ebbgate.gateway.usecase.ProblemCode;
import io.ebbgate.gateway.usecase.Rejected;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Reads which page of a list is wanted. */
public final class Pages {
  private static final int USUAL_LIMIT = 50;
  private static final int HIGHEST_LIMIT = 200;
  private static final Pattern LIMIT = Pattern.compile("[1-9][0-9]{0,2}");

  private Pages() {}

  /** How many entries at most. */
  public static int limit(Call call) {
    return call.query("limit").map(Pages::limit).orElse(USUAL_LIMIT);
  }

  private static int limit(String text) {
    if (LIMIT.matcher(text).matches()) {
      int limit = Integer.parseInt(text);
      if (limit <= HIGHEST_LIMIT) {
        return limit;
      }
    }
    throw invalid("Give a limit from 1 to " + HIGHEST_LIMIT + ".");
  }

  /** The last entry of the page before. */
  public static Optional<UUID> after(Call call, Cursors cursors, String list) {
    return call.query("cursor")
        .map(cursor ->
            cursors
                .read(call.principal().clientId(), list, cursor)
                .orElseThrow(() -> invalid("Send a cursor as it was given, or none.")));
  }

  /** A parameter that cannot be used, and why. */
  public static Rejected invalid(String detail) {
    return Problem.of(ProblemCode.PARAMETER_INVALID, detail).rejected();
  }
}
