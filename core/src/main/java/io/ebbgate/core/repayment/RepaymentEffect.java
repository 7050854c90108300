package io.ebbgate.core.repayment;

import io.ebbgate.core.ledger.LedgerEntry;
import io.ebbgate.core.lending.RepaymentApplied;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.movement.NotMoved;
import io.ebbgate.core.movement.attempt.IncidentReason;
import io.ebbgate.core.routing.channel.ChannelChoice;
import java.util.UUID;

/** What has to be done in the transaction of a decision about a repayment. */
public sealed interface RepaymentEffect {

  /**
   * Record which attempt paid; a second one must fail on a unique key.
   *
   * @param attemptId the attempt
   */
  record RecordPaid(UUID attemptId) implements RepaymentEffect {}

  /**
   * Save the loan as it is now; instalments beyond its last one are no more.
   *
   * @param applied the loan afterwards and what was paid
   */
  record ChangeLoan(RepaymentApplied applied) implements RepaymentEffect {}

  /**
   * Give repaid principal back to the credit line: used falls.
   *
   * @param principal positive
   */
  record ReturnCredit(Money principal) implements RepaymentEffect {}

  /** The loan and the card have no debit in flight any more. */
  record CloseDebit() implements RepaymentEffect {}

  /**
   * Make the next attempt durable, then send it.
   *
   * @param sequence its number within the repayment
   * @param choice its channel
   * @param proof why another attempt is safe
   */
  record StartAttempt(int sequence, ChannelChoice choice, NotMoved proof)
      implements RepaymentEffect {}

  /**
   * Tell customer and app that it was collected; a settled loan goes to the bureau as well.
   *
   * @param settled whether nothing is owed any more
   */
  record TellSucceeded(boolean settled) implements RepaymentEffect {}

  /**
   * Tell the app that it was not collected, and the customer as well.
   *
   * @param proof why that is certain
   * @param customerToo whether the customer hears of it: not where the loan is void, since messages
   *     about it have stopped
   */
  record TellFailed(NotMoved proof, boolean customerToo) implements RepaymentEffect {}

  /**
   * Tell the app that the money is here and held, since the loan has no place for it. Follows the
   * {@link OpenIncident} of the same evidence, which people end.
   *
   * @param evidenceId the evidence that it rests on
   */
  record TellHeld(UUID evidenceId) implements RepaymentEffect {}

  /**
   * Tell the app that what was held is so no more. Before the {@link EndIncident} of the same
   * evidence.
   *
   * @param ofEvidence the evidence on which it was held
   */
  record TellReleased(UUID ofEvidence) implements RepaymentEffect {}

  /** Book it. */
  record PostLedger(LedgerEntry entry) implements RepaymentEffect {}

  /**
   * Nothing is left in suspense of what called a person: end that incident of this order.
   *
   * @param ofEvidence the evidence that had opened it
   * @param evidenceId the evidence that ends it
   */
  record EndIncident(UUID ofEvidence, UUID evidenceId) implements RepaymentEffect {}

  /**
   * A person has to look.
   *
   * @param reason why
   * @param evidenceId the evidence that gives the reason
   */
  record OpenIncident(IncidentReason reason, UUID evidenceId) implements RepaymentEffect {}
}
