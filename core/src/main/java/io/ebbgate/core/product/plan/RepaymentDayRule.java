package io.ebbgate.core.product.plan;

import java.time.LocalDate;

/** On which day of the month instalments fall due; days 29 to 31 fall back to a month's last. */
public enum RepaymentDayRule {
  /** The account's, one day a month for all its loans. */
  ACCOUNT,
  /** The loan's own: the day of its value date. */
  VALUE_DATE;

  /**
   * The repayment day of a loan.
   *
   * @param accountDay the account's, 1 to 31
   */
  public int of(LocalDate valueDate, int accountDay) {
    return switch (this) {
      case ACCOUNT -> accountDay;
      case VALUE_DATE -> valueDate.getDayOfMonth();
    };
  }
}
