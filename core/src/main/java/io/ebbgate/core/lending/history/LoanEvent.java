package io.ebbgate.core.lending.history;

import io.ebbgate.core.lending.Loan;
import io.ebbgate.core.lending.RepaymentKind;
import io.ebbgate.core.lending.overdue.DaySpan;
import io.ebbgate.core.money.Components;
import io.ebbgate.core.money.Money;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** Something that happened to one loan. */
public sealed interface LoanEvent {

  /** Its identifier, value date and place. */
  EventMark mark();

  /** It was paid out. The first event of every loan. */
  record Opened(EventMark mark, Loan loan) implements LoanEvent {}

  /** Money by an order of the customer, or of the debit run. */
  record Collected(EventMark mark, RepaymentKind kind, Money amount) implements LoanEvent {}

  /** Money that came without an order, valued on the day of its arrival. It pays what is due. */
  record Transferred(EventMark mark, Money amount) implements LoanEvent {}

  /**
   * Money that was collected is not ours: it counts as if it had never come.
   *
   * @param of the event that brought it
   */
  record CollectionReversed(EventMark mark, UUID of) implements LoanEvent {}

  /**
   * A part of what is owed was given up.
   *
   * @param amounts no principal; what is not owed on that day, as far as is known now, is cut off
   */
  record Waived(EventMark mark, Components amounts) implements LoanEvent {}

  /**
   * A coupon bears the interest of stated days of the running period.
   *
   * @param days how many, from where interest is charged to; positive
   * @param sponsor the code of who pays it in the customer's place
   */
  record CouponApplied(EventMark mark, int days, String sponsor) implements LoanEvent {}

  /**
   * The end moved later.
   *
   * @param periods how many are added; positive
   */
  record Extended(EventMark mark, int periods) implements LoanEvent {}

  /**
   * The end moved earlier.
   *
   * @param periods how many fall away; positive
   */
  record Shortened(EventMark mark, int periods) implements LoanEvent {}

  /**
   * One due day moved later.
   *
   * @param number of the instalment
   * @param dueDate its new due day
   */
  record Deferred(EventMark mark, int number, LocalDate dueDate) implements LoanEvent {}

  /** Neither interest nor penalty grows after the value date. */
  record InterestStopped(EventMark mark) implements LoanEvent {}

  /** The customer disputes the loan: no debits and no messages until it is released. */
  record DisputeHeld(EventMark mark) implements LoanEvent {}

  /** The dispute is resolved. */
  record DisputeReleased(EventMark mark) implements LoanEvent {}

  /** Days were lost through our own fault. */
  record HeldByUs(EventMark mark, DaySpan days) implements LoanEvent {}

  /** It was taken off the books. All of it is due, and can still be collected. */
  record WrittenOff(EventMark mark) implements LoanEvent {}

  /** Money came after it had been written off. It pays what is due. */
  record Recovered(EventMark mark, Money amount) implements LoanEvent {}

  /**
   * A guarantor paid the funder: from the value date on collections are the guarantor's.
   *
   * @param guarantor its code
   */
  record Compensated(EventMark mark, String guarantor) implements LoanEvent {}

  /** A merchant gave an entrusted payment back: it repays the loan, without a fee. */
  record Refunded(EventMark mark, Money amount, String merchant) implements LoanEvent {}

  /**
   * A collection was of another amount, or on another day.
   *
   * @param of the event that it corrects
   * @param amount what really came, positive; empty for what was known
   * @param correctedDate the day on which it really counts
   */
  record Corrected(EventMark mark, UUID of, Optional<Money> amount, LocalDate correctedDate)
      implements LoanEvent {}

  /** The payout came back: nothing is owed, and nothing ever was. */
  record Voided(EventMark mark) implements LoanEvent {}
}
