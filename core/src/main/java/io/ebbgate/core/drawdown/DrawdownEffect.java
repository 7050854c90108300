package io.ebbgate.core.drawdown;

import io.ebbgate.core.ledger.LedgerEntry;
import io.ebbgate.core.movement.NotMoved;
import io.ebbgate.core.movement.attempt.IncidentReason;
import io.ebbgate.core.routing.ChannelChoice;
import java.time.LocalDate;
import java.util.UUID;

/** What has to be done in the transaction of a decision about a drawdown. */
public sealed interface DrawdownEffect {

  /**
   * Record which attempt paid; a second one must fail on a unique key.
   *
   * @param attemptId the attempt
   */
  record RecordPaid(UUID attemptId) implements DrawdownEffect {}

  /**
   * Create the loan and its schedule.
   *
   * @param valueDate the day from which interest runs
   */
  record CreateLoan(LocalDate valueDate) implements DrawdownEffect {}

  /** Move the amount on the credit line from reserved to used. */
  record UseReservation() implements DrawdownEffect {}

  /**
   * Give the reserved amount back to the credit line, and the funder its capacity.
   *
   * @param proof why that is safe
   */
  record ReleaseReservation(NotMoved proof) implements DrawdownEffect {}

  /**
   * Make the next attempt durable, then send it.
   *
   * @param sequence its number within the drawdown
   * @param choice its channel
   * @param proof why another attempt is safe
   */
  record StartAttempt(int sequence, ChannelChoice choice, NotMoved proof)
      implements DrawdownEffect {}

  /** Tell customer, app and bureau that the money is there. */
  record TellPaid() implements DrawdownEffect {}

  /**
   * Tell customer and app that it failed.
   *
   * @param proof why that is certain
   */
  record TellFailed(NotMoved proof) implements DrawdownEffect {}

  /** Book it. */
  record PostLedger(LedgerEntry entry) implements DrawdownEffect {}

  /**
   * A person has to look.
   *
   * @param reason why
   * @param evidenceId the evidence that gives the reason
   */
  record OpenIncident(IncidentReason reason, UUID evidenceId) implements DrawdownEffect {}
}
