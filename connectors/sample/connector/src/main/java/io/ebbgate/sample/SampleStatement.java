package io.ebbgate.sample;

import io.ebbgate.connectors.spi.exchange.StatementLine;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.movement.MovementKind;
import io.ebbgate.sample.SampleJson.Unreadable;
import io.ebbgate.sample.SampleWire.Heard;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;

/**
 * Reads a day's statement: {@code H,merchant,day}, {@code
 * R,reference,providerReference,kind,amountMinor,currency,movedAt} for each movement, {@code
 * T,count,sum of amountMinor}. The kind {@code return} is a payout that came back. A file that is
 * cut, altered or of another day is unreadable.
 */
final class SampleStatement {

  private static final String DIGEST = "Sample-Digest";
  private static final String RETURN = "return";
  private static final String DIGEST_PREFIX = "sha-256=";

  private SampleStatement() {}

  static List<StatementLine> read(Heard.Answered answered, String merchant, LocalDate day)
      throws Unreadable {
    String digest = answered.headers().get(DIGEST);
    if (digest == null || !digest.equals(DIGEST_PREFIX + SampleSignature.sha256(answered.body()))) {
      throw new Unreadable("the digest is missing or wrong");
    }
    return lines(answered.body(), merchant, day);
  }

  private static List<StatementLine> lines(Buffer body, String merchant, LocalDate day)
      throws Unreadable {
    List<String> file = body.toString(StandardCharsets.UTF_8).lines().toList();
    if (file.size() < 2 || !file.getFirst().equals("H," + merchant + "," + day)) {
      throw new Unreadable("the header is missing or of another merchant or day");
    }
    var lines = new ArrayList<StatementLine>(file.size());
    long total = 0;
    for (String row : file.subList(1, file.size() - 1)) {
      StatementLine line = line(row);
      lines.add(line);
      total = Math.addExact(total, line.amount().minor());
    }
    if (!file.getLast().equals("T," + lines.size() + "," + total)) {
      throw new Unreadable("the trailer is missing, or count or total differ");
    }
    return List.copyOf(lines);
  }

  private static StatementLine line(String row) throws Unreadable {
    String[] cells = row.split(",", -1);
    if (cells.length != 7 || !cells[0].equals("R")) {
      throw new Unreadable("a row is malformed");
    }
    try {
      return new StatementLine(
          cells[1],
          cells[2],
          cells[3].equals(RETURN) ? MovementKind.PAYOUT : kind(cells[3]),
          new Money(Long.parseLong(cells[4]), Currency.getInstance(cells[5])),
          Instant.parse(cells[6]),
          cells[3].equals(RETURN));
    } catch (IllegalArgumentException | ArithmeticException | DateTimeParseException e) {
      throw new Unreadable("a row has a malformed cell");
    }
  }

  private static MovementKind kind(String text) throws Unreadable {
    for (MovementKind kind : MovementKind.values()) {
      if (SampleJson.wireName(kind).equals(text)) {
        return kind;
      }
    }
    throw new Unreadable("a row is of an unknown kind");
  }
}
