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
 * @param fee not negative
 */
public record Instalment(
    int number, LocalDate dueDate, Money principal, Money interest, Money fee) {

  public Instalment {
    if (number < 1 || principal.minor() < 0 || interest.minor() < 0 || fee.minor() < 0) {
      throw new IllegalArgumentException(
          "instalment " + number + " holds " + principal + ", " + interest + " and " + fee);
    }
  }

  /** A row without a fee. */
  public Instalment(int number, LocalDate dueDate, Money principal, Money interest) {
    this(number, dueDate, principal, interest, Money.zero(principal.currency()));
  }

  /** Principal, interest and fee. */
  public Money total() {
    return principal.plus(interest).plus(fee);
  }

  /** The same row with another fee. */
  Instalment withFee(Money other) {
    return new Instalment(number, dueDate, principal, interest, other);
  }
}
