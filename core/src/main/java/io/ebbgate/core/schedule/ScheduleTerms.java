package io.ebbgate.core.schedule;

import io.ebbgate.core.money.AnnualRate;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.money.Rounding;
import io.ebbgate.core.product.DayCount;
import io.ebbgate.core.product.ProductTerms;
import io.ebbgate.core.product.RepaymentMethod;
import java.time.LocalDate;

/**
 * All that a schedule depends on.
 *
 * @param principal what is lent; positive
 * @param annualRate the rate of interest
 * @param method how principal and interest fall due
 * @param termMonths how many months; at least one
 * @param valueDate the day from which interest runs
 * @param dayCount how days of interest are counted
 * @param rounding how fractions of a minor unit are rounded
 * @param repaymentDay the account's day of the month, 1 to 31; in shorter months the last day
 * @param firstPeriod where the first due day lies when the value date is no repayment day
 */
public record ScheduleTerms(
    Money principal,
    AnnualRate annualRate,
    RepaymentMethod method,
    int termMonths,
    LocalDate valueDate,
    DayCount dayCount,
    Rounding rounding,
    int repaymentDay,
    FirstPeriod firstPeriod) {

  public ScheduleTerms {
    if (!principal.isPositive()) {
      throw new IllegalArgumentException("principal not positive: " + principal);
    }
    if (termMonths < 1 || termMonths > ProductTerms.LONGEST_TERM_MONTHS) {
      throw new IllegalArgumentException("term out of range: " + termMonths);
    }
    if (repaymentDay < 1 || repaymentDay > 31) {
      throw new IllegalArgumentException("repayment day out of range: " + repaymentDay);
    }
  }

  /** The product's terms, with the value date's own day as repayment day. */
  public static ScheduleTerms of(
      ProductTerms product, Money principal, int termMonths, LocalDate valueDate) {
    return of(product, principal, termMonths, valueDate, valueDate.getDayOfMonth());
  }

  /** The product's terms, with the account's repayment day and a long first period. */
  public static ScheduleTerms of(
      ProductTerms product,
      Money principal,
      int termMonths,
      LocalDate valueDate,
      int repaymentDay) {
    return new ScheduleTerms(
        principal,
        product.annualRate(),
        product.method(),
        termMonths,
        valueDate,
        product.dayCount(),
        product.rounding(),
        repaymentDay,
        FirstPeriod.LONG);
  }
}
