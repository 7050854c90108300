package io.ebbgate.sample.sandbox;

import io.ebbgate.sandbox.book.BookRow;
import io.vertx.core.buffer.Buffer;
import java.time.LocalDate;
import java.util.List;

/**
 * The statement of a day: lines of comma-separated values without quotes. {@code H,merchant,day},
 * then {@code R,reference,providerReference,kind,amountMinor,currency,movedAt} for each movement,
 * then {@code T,count,sum of amountMinor}.
 */
final class SampleStatementFile {

  private SampleStatementFile() {}

  static Buffer write(String merchant, LocalDate day, List<BookRow> rows) {
    var text = new StringBuilder().append("H,").append(merchant).append(',').append(day);
    long total = 0;
    for (BookRow row : rows) {
      total = Math.addExact(total, row.amount().minor());
      text.append("\nR,")
          .append(row.reference())
          .append(',')
          .append(row.providerReference())
          .append(',')
          .append(row.kind().wireName())
          .append(',')
          .append(row.amount().minor())
          .append(',')
          .append(row.amount().currency().getCurrencyCode())
          .append(',')
          .append(row.movedAt());
    }
    text.append("\nT,").append(rows.size()).append(',').append(total).append('\n');
    return Buffer.buffer(text.toString());
  }
}
