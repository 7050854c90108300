package io.ebbgate.core.ledger.chain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A ledger entry as it is stored: what the chain vouches for.
 *
 * @param id its identifier
 * @param kind the business event's name
 * @param orderId the order that it belongs to
 * @param attemptId the attempt, when there is one
 * @param loanId the loan, when there is one
 * @param evidenceId the evidence that it rests on
 * @param actionId the operators' action that decided it, when people did
 * @param bookedAt when it was booked; microseconds count, finer parts do not
 * @param businessDate the day that it counts for
 * @param transfers in the order of their lines
 * @param settles the earlier evidence of which it takes money out of suspense, if it does
 */
public record BookedEntry(
    UUID id,
    String kind,
    UUID orderId,
    Optional<UUID> attemptId,
    Optional<UUID> loanId,
    UUID evidenceId,
    Optional<UUID> actionId,
    Instant bookedAt,
    LocalDate businessDate,
    List<BookedTransfer> transfers,
    Optional<UUID> settles) {

  /** Names the form of the text; a change of the form changes it. */
  static final String FORM = "ebbgate-ledger-1";

  private static final String ABSENT = "-";

  private static final DateTimeFormatter MICROSECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  public BookedEntry {
    transfers = List.copyOf(transfers);
  }

  /** One that settles nothing of earlier evidence. */
  public BookedEntry(
      UUID id,
      String kind,
      UUID orderId,
      Optional<UUID> attemptId,
      Optional<UUID> loanId,
      UUID evidenceId,
      Optional<UUID> actionId,
      Instant bookedAt,
      LocalDate businessDate,
      List<BookedTransfer> transfers) {
    this(
        id,
        kind,
        orderId,
        attemptId,
        loanId,
        evidenceId,
        actionId,
        bookedAt,
        businessDate,
        transfers,
        Optional.empty());
  }

  /**
   * The text that is hashed: lines that end with a line feed each. First the form's name, the
   * entry's number in the chain, and the hash before it in lower-case hex; then identifier, kind,
   * order, attempt, loan, evidence, action, the time in UTC with six digits of a second, the
   * business date, and how many transfers there are; then a line for each transfer with its number,
   * debit, credit, amount in minor units and currency, separated by single spaces. An entry that
   * settles earlier evidence has one more line: the word {@code settles} and that evidence. What is
   * absent otherwise is a hyphen. Identifiers are UUIDs in lower case.
   */
  String text(long sequence, ChainHash before) {
    var text = new StringBuilder(512);
    line(text, FORM);
    line(text, Long.toString(sequence));
    line(text, before.hex());
    line(text, id.toString());
    line(text, kind);
    line(text, orderId.toString());
    line(text, orAbsent(attemptId));
    line(text, orAbsent(loanId));
    line(text, evidenceId.toString());
    line(text, orAbsent(actionId));
    line(text, MICROSECONDS.format(bookedAt));
    line(text, businessDate.toString());
    line(text, Integer.toString(transfers.size()));
    for (var transfer : transfers) {
      text.append(transfer.line())
          .append(' ')
          .append(transfer.debit())
          .append(' ')
          .append(transfer.credit())
          .append(' ')
          .append(transfer.amountMinor())
          .append(' ')
          .append(transfer.currency())
          .append('\n');
    }
    settles.ifPresent(evidence -> line(text, "settles " + evidence));
    return text.toString();
  }

  private static void line(StringBuilder text, String value) {
    text.append(value).append('\n');
  }

  private static String orAbsent(Optional<UUID> id) {
    return id.map(UUID::toString).orElse(ABSENT);
  }
}
