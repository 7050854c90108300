package io.ebbgate.gateway.http.api;

import io.ebbgate.gateway.http.exchange.Call;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads {@code Prefer: wait=N} (RFC 7240, section 4.3). A preference that is not understood is
 * ignored, as the RFC has it.
 */
final class PreferHeader {
  /** More digits than any wait has that is not shortened, and few enough for a number. */
  private static final int LONGEST_NUMBER = 9;

  private static final Pattern WAIT =
      Pattern.compile(
          "(?:^|[,;])[ \\t]*wait[ \\t]*=[ \\t]*\"?([0-9]+)\"?[ \\t]*(?:$|[,;])",
          Pattern.CASE_INSENSITIVE);

  private PreferHeader() {}

  /** How long the caller wants to wait, shortened to what is allowed. */
  static Optional<Duration> waiting(Call call) {
    var text = call.headers().get("Prefer");
    if (text == null) {
      return Optional.empty();
    }
    var match = WAIT.matcher(text);
    if (!match.find()) {
      return Optional.empty();
    }
    var longest = call.longestWait();
    var seconds = match.group(1);
    var asked =
        seconds.length() > LONGEST_NUMBER ? longest : Duration.ofSeconds(Long.parseLong(seconds));
    var granted = asked.compareTo(longest) < 0 ? asked : longest;
    return granted.isPositive() ? Optional.of(granted) : Optional.empty();
  }
}
