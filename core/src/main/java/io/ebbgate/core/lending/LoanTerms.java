package io.ebbgate.core.lending;

import io.ebbgate.core.money.AnnualRate;
import io.ebbgate.core.money.Rounding;
import io.ebbgate.core.product.DayCount;
import io.ebbgate.core.product.EarlyRepayment;
import io.ebbgate.core.product.PartialPolicy;
import io.ebbgate.core.product.ProductTerms;
import io.ebbgate.core.product.RepaymentMethod;
import io.ebbgate.core.schedule.InterestTerms;

/**
 * The terms that a loan was made on. They never change.
 *
 * @param method how principal and interest fall due
 * @param annualRate the rate of interest
 * @param dayCount how days of interest are counted
 * @param rounding how fractions of a minor unit are rounded
 * @param earlyRepayment what may be repaid before its due day
 * @param partialPolicy what a partial early repayment does to the rest
 * @param repaymentDay the day of the month on which its instalments fall due, 1 to 31
 * @param overdue what being late costs
 */
public record LoanTerms(
    RepaymentMethod method,
    AnnualRate annualRate,
    DayCount dayCount,
    Rounding rounding,
    EarlyRepayment earlyRepayment,
    PartialPolicy partialPolicy,
    int repaymentDay,
    OverdueTerms overdue) {

  /**
   * A product's terms at the rate of the contract.
   *
   * @param annualRate the rate that the contract names
   */
  public static LoanTerms of(
      ProductTerms product, AnnualRate annualRate, int repaymentDay, OverdueTerms overdue) {
    return new LoanTerms(
        product.method(),
        annualRate,
        product.dayCount(),
        product.rounding(),
        product.earlyRepayment(),
        product.partialPolicy(),
        repaymentDay,
        overdue);
  }

  InterestTerms interest() {
    return new InterestTerms(annualRate, dayCount.daysInYear(), rounding);
  }
}
