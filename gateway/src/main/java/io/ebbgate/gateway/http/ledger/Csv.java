package io.ebbgate.gateway.http.ledger;

import io.ebbgate.gateway.http.exchange.Answer;
import io.vertx.core.buffer.Buffer;
import java.util.Map;
import java.util.Optional;

/**
 * Comma-separated values after RFC 4180, with a header. Values are identifiers, codes, dates and
 * numbers, none of which has to be quoted; one that would is refused, so that no spreadsheet takes
 * it for a formula either.
 */
final class Csv {
  private static final String TYPE = "text/csv; charset=utf-8; header=present";

  private final StringBuilder text = new StringBuilder();

  private Csv() {}

  static Csv of(Object... header) {
    return new Csv().row(header);
  }

  Csv row(Object... values) {
    for (int i = 0; i < values.length; i++) {
      var value = values[i].toString();
      if (!value.matches("-?[0-9]+|[A-Za-z0-9][A-Za-z0-9:._-]*|")) {
        throw new IllegalStateException("a value that would have to be quoted in column " + i);
      }
      text.append(i == 0 ? "" : ",").append(value);
    }
    text.append("\r\n");
    return this;
  }

  Answer answer() {
    return new Answer(200, TYPE, Buffer.buffer(text.toString()), Map.of(), Optional.empty());
  }
}
