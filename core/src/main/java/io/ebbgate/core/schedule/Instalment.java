package io.ebbgate.core.schedule;

import io.ebbgate.core.money.Money;
import java.time.LocalDate;

/**
 * One row of a schedule.
 *
 * @param number counted from 1
 * @param dueDate the day at whose end it is overdue when unpaid
 * @param principal not negative
 * @param interest not negative
 */
public record Instalment(int number, LocalDate dueDate, Money principal, Money interest) {

  public Instalment {
    if (number < 1 || principal.minor() < 0 || interest.minor() < 0) {
      throw new IllegalArgumentException(
          "instalment " + number + " holds " + principal + " and " + interest);
    }
  }

  /** Principal and interest. */
  public Money total() {
    return principal.plus(interest);
  }
}
