package io.ebbgate.core.lending;

import io.ebbgate.core.money.Components;
import java.time.LocalDate;

/**
 * One instalment of a loan.
 *
 * @param number from 1
 * @param dueDate the day at whose end it is overdue when unpaid
 * @param due what is due; penalty enters it when it is paid, since until then it grows by the day
 * @param paid what is paid of it, component by component never more than due
 */
public record LoanInstalment(int number, LocalDate dueDate, Components due, Components paid) {

  public LoanInstalment {
    // Throws when a component was paid beyond what is due.
    due.minus(paid);
  }

  /** What is due and unpaid, without the penalty that has grown since. */
  public Components open() {
    return due.minus(paid);
  }

  /** Whether nothing of it is open. */
  public boolean isPaid() {
    return due.equals(paid);
  }

  LoanInstalment pay(Components amounts) {
    var more = Components.none(amounts.principal().currency());
    var penalty = new Components(more.principal(), more.interest(), more.fee(), amounts.penalty());
    return new LoanInstalment(number, dueDate, due.plus(penalty), paid.plus(amounts));
  }
}
