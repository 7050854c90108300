package io.ebbgate.core.lending.command;

import io.ebbgate.core.money.Components;
import io.ebbgate.core.money.Money;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** What a person orders about one loan. */
public sealed interface LoanCommand {

  /**
   * Move the end later, before maturity.
   *
   * @param periods how many are added; positive
   * @param principal what the supplement to the contract names: all that is outstanding, which is
   *     at most the principal lent
   * @param approvalReference of the approval
   * @param priceReference of the price agreed
   * @param contractReference of the supplement that the customer signed
   */
  record Extend(
      int periods,
      Money principal,
      String approvalReference,
      String priceReference,
      String contractReference)
      implements LoanCommand {}

  /**
   * Move the end earlier.
   *
   * @param periods how many fall away; positive
   */
  record Shorten(int periods) implements LoanCommand {}

  /**
   * Move one due day later, by a month at most.
   *
   * @param number of an instalment that is not due
   * @param dueDate its new due day, before that of the next one
   */
  record Defer(int number, LocalDate dueDate) implements LoanCommand {}

  /**
   * Give up a part of what is due.
   *
   * @param amounts of interest, fee and penalty
   * @param role of who orders it, which has a limit
   */
  record Waive(Components amounts, String role) implements LoanCommand {}

  /** Let neither interest nor penalty grow any more. */
  record StopInterest() implements LoanCommand {}

  /** Hold the loan, since the customer disputes it. */
  record HoldDispute() implements LoanCommand {}

  /** End the hold. */
  record ReleaseDispute() implements LoanCommand {}

  /** Take the loan off the books. */
  record WriteOff() implements LoanCommand {}

  /** Money came in for a loan that had been written off. */
  record Recover(Money amount) implements LoanCommand {}

  /** A guarantor paid the funder in the customer's place. */
  record Compensate(String guarantor) implements LoanCommand {}

  /**
   * A collection was of another amount, or on another day.
   *
   * @param of the event that brought it
   * @param amount what really came, positive; empty for what was known
   * @param correctedDate the day on which it counts
   */
  record Correct(UUID of, Optional<Money> amount, LocalDate correctedDate) implements LoanCommand {}

  /**
   * What was collected is not ours, so that it is owed as if it had never come.
   *
   * @param of the event that brought it
   */
  record Reverse(UUID of) implements LoanCommand {}

  /**
   * A coupon bears the interest of days of the running period.
   *
   * @param days how many; positive
   * @param sponsor the code of who pays it in the customer's place
   */
  record ApplyCoupon(int days, String sponsor) implements LoanCommand {}
}
