package io.ebbgate.core.drawdown;

import io.ebbgate.core.ledger.LedgerEntry;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.movement.NotMoved;
import io.ebbgate.core.movement.attempt.IncidentReason;
import io.ebbgate.core.routing.channel.ChannelChoice;
import java.time.LocalDate;
import java.util.Optional;
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
   * Give the reserved amount back to the credit line.
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

  /**
   * Record which attempt came back; a second one must fail on a unique key.
   *
   * @param attemptId the attempt
   * @param evidenceId the evidence that it rests on
   */
  record RecordReturned(UUID attemptId, UUID evidenceId) implements DrawdownEffect {}

  /** The loan is void: nothing is owed on it, and its schedule stays readable. */
  record VoidLoan() implements DrawdownEffect {}

  /**
   * Give what still counts as used back to the credit line.
   *
   * @param outstanding positive; what was repaid before is given back already
   */
  record RestoreCredit(Money outstanding) implements DrawdownEffect {}

  /**
   * What a repayment had paid is the customer's: take it out of the loan, and call a person.
   *
   * @param collected the repayment
   * @param entry to be booked for it
   * @param reason why a person has to look
   */
  record ReverseRepayment(Lent.Collected collected, LedgerEntry entry, IncidentReason reason)
      implements DrawdownEffect {}

  /**
   * What a repayment had paid had been taken back from us: take it out of the loan as well. Nobody
   * gets it.
   *
   * @param collected the repayment
   * @param entry to be booked for it
   * @param ended the evidence whose incident of the repayment ends, since suspense holds nothing of
   *     it any more; empty where something is left or people had ended it
   */
  record ReverseTakenBack(Lent.Collected collected, LedgerEntry entry, Optional<UUID> ended)
      implements DrawdownEffect {}

  /** Nothing more about the loan goes to customer or bureau but what follows from its return. */
  record StopTelling() implements DrawdownEffect {}

  /** Tell customer and app that the money came back, and have the bureau delete what it knows. */
  record TellReturned() implements DrawdownEffect {}

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
   * Nothing is left in suspense of what called a person: end that incident of this order.
   *
   * @param ofEvidence the evidence that had opened it
   * @param evidenceId the evidence that ends it
   */
  record EndIncident(UUID ofEvidence, UUID evidenceId) implements DrawdownEffect {}

  /**
   * A person has to look.
   *
   * @param reason why
   * @param evidenceId the evidence that gives the reason
   */
  record OpenIncident(IncidentReason reason, UUID evidenceId) implements DrawdownEffect {}
}
