package io.ebbgate.core.lending;

import io.ebbgate.core.money.Components;
import io.ebbgate.core.money.Money;
import java.time.LocalDate;

/**
 * One instalment of a loan.
 *
 * @param number from 1
 * @param dueDate the day at whose end it is overdue when unpaid
 * @param due what is due; penalty enters it when something of it is paid or relieved, since until
 *     then it grows by the day
 * @param paid what is paid of it
 * @param relieved what was given up of it, or is borne by a sponsor; no principal. Paid and
 *     relieved together are, component by component, never more than due
 * @param lateBalanceDays of what was paid or relieved after grace: minor units that bore penalty,
 *     times the days that they bore it; not negative
 * @param accelerated whether it fell due before its time since the loan was long overdue; then it
 *     has no grace
 */
public record LoanInstalment(
    int number,
    LocalDate dueDate,
    Components due,
    Components paid,
    Components relieved,
    long lateBalanceDays,
    boolean accelerated) {

  public LoanInstalment {
    // In plain numbers, since each payment makes instalments anew.
    boolean beyond =
        paid.principal().minor() > due.principal().minor()
            || paid.interest().minor() + relieved.interest().minor() > due.interest().minor()
            || paid.fee().minor() + relieved.fee().minor() > due.fee().minor()
            || paid.penalty().minor() + relieved.penalty().minor() > due.penalty().minor();
    if (beyond || lateBalanceDays < 0 || relieved.principal().isPositive()) {
      throw new IllegalArgumentException(
          "due " + due + ", paid " + paid + ", relieved " + relieved + ", late " + lateBalanceDays);
    }
    var currency = due.principal().currency();
    boolean mixed =
        !paid.principal().currency().equals(currency)
            || !relieved.principal().currency().equals(currency);
    if (mixed) {
      throw new ArithmeticException("currencies differ in instalment " + number);
    }
  }

  /** One of which nothing was given up, and nothing paid late in part. */
  public LoanInstalment(int number, LocalDate dueDate, Components due, Components paid) {
    this(number, dueDate, due, paid, Components.none(due.principal().currency()), 0, false);
  }

  /** What is due and open, without the penalty that has grown since. */
  public Components open() {
    return relieved.isZero() ? due.minus(paid) : due.minus(paid).minus(relieved);
  }

  /** Whether nothing of it is open. */
  public boolean isPaid() {
    return relieved.isZero() ? due.equals(paid) : due.equals(paid.plus(relieved));
  }

  /** The same with other figures, nothing else of it changed. */
  public LoanInstalment with(Components otherDue, Components otherPaid) {
    return new LoanInstalment(
        number, dueDate, otherDue, otherPaid, relieved, lateBalanceDays, accelerated);
  }

  /** The same, due on another day. */
  public LoanInstalment dueOn(LocalDate date) {
    return new LoanInstalment(number, date, due, paid, relieved, lateBalanceDays, accelerated);
  }

  /** The same after a payment. */
  public LoanInstalment pay(Components amounts, Lateness lateness) {
    return reduced(paid.plus(amounts), relieved, lateness);
  }

  /** The same after a part of it was given up. */
  public LoanInstalment relieve(Components amounts, Lateness lateness) {
    return reduced(paid, relieved.plus(amounts), lateness);
  }

  private LoanInstalment reduced(Components nowPaid, Components nowRelieved, Lateness lateness) {
    var after =
        new Components(due.principal(), due.interest(), due.fee(), lateness.penaltyToDate());
    return new LoanInstalment(
        number,
        dueDate,
        after,
        nowPaid,
        nowRelieved,
        Math.addExact(lateBalanceDays, lateness.balanceDays()),
        accelerated);
  }

  /**
   * What a payment or a waiver of an instalment does to its penalty.
   *
   * @param penaltyToDate all penalty that was ever owed for it, to the value date
   * @param balanceDays what stops bearing penalty, times the days that it bore it
   */
  public record Lateness(Money penaltyToDate, long balanceDays) {}
}
