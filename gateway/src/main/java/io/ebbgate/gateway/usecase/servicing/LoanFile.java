package io.ebbgate.gateway.usecase.servicing;

import io.ebbgate.core.lending.RepaymentKind;
import io.ebbgate.core.lending.command.LoanCommand;
import io.ebbgate.core.lending.history.EventMark;
import io.ebbgate.core.money.Money;
import io.ebbgate.gateway.usecase.repayment.loan.LoanWithPlan;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * All that is known of a loan, as of one moment.
 *
 * @param found the loan with its plan as it is stored
 * @param termCount for how many periods it had been asked for
 * @param collections repayments that it took
 * @param orders what people have ordered, and has happened
 * @param debitInFlight whether a debit for it has not ended
 */
public record LoanFile(
    LoanWithPlan found,
    int termCount,
    List<Collection> collections,
    List<Ordered> orders,
    boolean debitInFlight) {

  public LoanFile {
    collections = List.copyOf(collections);
    orders = List.copyOf(orders);
  }

  /**
   * A repayment that the loan took.
   *
   * @param mark its repayment, the day on which it counts, and the version that it made
   * @param attemptId the attempt that collected it
   * @param channel through which
   * @param gone what suspense holds of it since it was taken back
   */
  public record Collection(
      EventMark mark,
      RepaymentKind kind,
      Money amount,
      UUID attemptId,
      String channel,
      Optional<Gone> gone) {}

  /**
   * Money of a repayment that was taken back, and of which people have not decided.
   *
   * @param evidenceId what said so
   * @param held what suspense holds of it as ours
   */
  public record Gone(UUID evidenceId, Money held) {}

  /** An order that has happened. */
  public record Ordered(EventMark mark, LoanCommand command) {}
}
