package io.ebbgate.gateway.http;

import io.ebbgate.gateway.http.exchange.Answer;
import io.ebbgate.gateway.http.exchange.Call;
import io.ebbgate.gateway.http.exchange.Endpoint;
import io.ebbgate.gateway.http.exchange.Exchange.Action;
import io.ebbgate.gateway.usecase.Problem;
import io.ebbgate.gateway.usecase.ProblemCode;
import io.vertx.core.Future;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The console's files. Whoever may reach the port may have them, without a key, since they hold no
 * data; what the page asks for, it asks for with the person's key.
 */
public final class ConsoleRoutes {
  private ConsoleRoutes() {}

  /**
   * Which endpoint does what.
   *
   * @param page the page itself
   * @param files those beside it, by name; empty for a name that there is not
   */
  public static Map<Endpoint, Action> create(
      Answer page, Function<String, Optional<Answer>> files) {
    return Map.of(
        Endpoint.READ_CONSOLE, _ -> Future.succeededFuture(page),
        Endpoint.READ_CONSOLE_FILE, call -> Future.succeededFuture(file(files, call)));
  }

  private static Answer file(Function<String, Optional<Answer>> files, Call call) {
    return files
        .apply(call.pathText("file"))
        .orElseThrow(
            () -> Problem.of(ProblemCode.PATH_UNKNOWN, "The console has no such file.").rejected());
  }
}
