package io.ebbgate.gateway.http.api;

import io.ebbgate.gateway.http.exchange.Call;
import io.ebbgate.gateway.usecase.Problem;
import io.ebbgate.gateway.usecase.ProblemCode;
import io.ebbgate.gateway.usecase.Rejected;

/**
 * Reads {@code Idempotency-Key} (draft-ietf-httpapi-idempotency-key-header-07): a structured-field
 * string in quotes (RFC 8941, section 3.3.3), or, as a kindness, the bare key. Both forms of one
 * key are the same key.
 */
public final class IdempotencyKeyHeader {
  /** The header's name. */
  public static final String NAME = "Idempotency-Key";

  private static final int LONGEST_KEY = 128;

  private IdempotencyKeyHeader() {}

  /**
   * The key's text, 1 to 128 characters of visible ASCII.
   *
   * @throws Rejected when it is missing or not valid
   */
  public static String read(Call call) {
    var values = call.headers().getAll(NAME);
    if (values.isEmpty()) {
      throw Problem.of(
              ProblemCode.IDEMPOTENCY_KEY_MISSING,
              "Send Idempotency-Key with a new UUID for each new request.")
          .rejected();
    }
    if (values.size() > 1) {
      throw invalid();
    }
    var text = values.getFirst().strip();
    var key = text.startsWith("\"") ? unquoted(text) : bare(text);
    if (key.isEmpty() || key.length() > LONGEST_KEY) {
      throw invalid();
    }
    return key;
  }

  private static String unquoted(String text) {
    int end = text.length() - 1;
    if (end < 1 || text.charAt(end) != '"') {
      throw invalid();
    }
    var key = new StringBuilder(end);
    for (int i = 1; i < end; i++) {
      char unit = text.charAt(i);
      if (unit == '\\') {
        i++;
        unit = i < end ? text.charAt(i) : 0;
        if (unit != '"' && unit != '\\') {
          throw invalid();
        }
      } else if (unit == '"') {
        throw invalid();
      }
      key.append(visible(unit));
    }
    return key.toString();
  }

  /** A bare key has none of the characters that structure a field. */
  private static String bare(String text) {
    for (int i = 0; i < text.length(); i++) {
      char unit = visible(text.charAt(i));
      if (unit == '"' || unit == '\\' || unit == ',' || unit == ';') {
        throw invalid();
      }
    }
    return text;
  }

  private static char visible(char unit) {
    if (unit <= ' ' || unit >= 0x7f) {
      throw invalid();
    }
    return unit;
  }

  private static Rejected invalid() {
    return Problem.of(
            ProblemCode.IDEMPOTENCY_KEY_INVALID,
            "Send one key of 1 to 128 visible ASCII characters, best in double quotes.")
        .rejected();
  }
}
