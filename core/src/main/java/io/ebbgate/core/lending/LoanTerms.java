package io.ebbgate.core.lending;

import io.ebbgate.core.money.AnnualRate;
import io.ebbgate.core.money.Rounding;
import io.ebbgate.core.product.DayCount;
import io.ebbgate.core.product.EarlyRepayment;
import io.ebbgate.core.product.PartialPolicy;
import io.ebbgate.core.product.ProductTerms;
import io.ebbgate.core.product.RepaymentMethod;
import io.ebbgate.core.product.servicing.EarlyFee;
import io.ebbgate.core.product.servicing.ServicingTerms;
import io.ebbgate.core.schedule.InterestTerms;
import io.ebbgate.core.schedule.PlanRule;

/**
 * The terms that a loan was made on. They never change.
 *
 * @param rule how principal and interest fall due
 * @param annualRate the rate of interest
 * @param dayCount how days of interest are counted
 * @param rounding how fractions of a minor unit are rounded
 * @param earlyRepayment what may be repaid before its due day
 * @param partialPolicy what a partial early repayment does to the rest
 * @param earlyFee what repaying before the due day costs
 * @param repaymentDay the day of the month on which its instalments fall due, 1 to 31; of no use
 *     for terms in weeks and days
 * @param overdue what being late costs
 * @param servicing what else the product says of a running loan: the order in which a payment
 *     covers what is owed, the least part, acceleration
 */
public record LoanTerms(
    PlanRule rule,
    AnnualRate annualRate,
    DayCount dayCount,
    Rounding rounding,
    EarlyRepayment earlyRepayment,
    PartialPolicy partialPolicy,
    EarlyFee earlyFee,
    int repaymentDay,
    OverdueTerms overdue,
    ServicingTerms servicing) {

  /** Terms with the usual servicing. */
  public LoanTerms(
      PlanRule rule,
      AnnualRate annualRate,
      DayCount dayCount,
      Rounding rounding,
      EarlyRepayment earlyRepayment,
      PartialPolicy partialPolicy,
      EarlyFee earlyFee,
      int repaymentDay,
      OverdueTerms overdue) {
    this(
        rule,
        annualRate,
        dayCount,
        rounding,
        earlyRepayment,
        partialPolicy,
        earlyFee,
        repaymentDay,
        overdue,
        ServicingTerms.usual());
  }

  /** Terms of a monthly loan that is free to be repaid early. */
  public LoanTerms(
      RepaymentMethod method,
      AnnualRate annualRate,
      DayCount dayCount,
      Rounding rounding,
      EarlyRepayment earlyRepayment,
      PartialPolicy partialPolicy,
      int repaymentDay,
      OverdueTerms overdue) {
    this(
        PlanRule.monthly(method),
        annualRate,
        dayCount,
        rounding,
        earlyRepayment,
        partialPolicy,
        EarlyFee.NONE,
        repaymentDay,
        overdue);
  }

  /**
   * A product's terms at the rate of the contract.
   *
   * @param annualRate the rate that the contract names
   */
  public static LoanTerms of(
      ProductTerms product, AnnualRate annualRate, int repaymentDay, OverdueTerms overdue) {
    return new LoanTerms(
        PlanRule.of(product.method(), product.plan()),
        annualRate,
        product.dayCount(),
        product.rounding(),
        product.earlyRepayment(),
        product.partialPolicy(),
        product.servicing().earlyFee(),
        repaymentDay,
        overdue,
        product.servicing());
  }

  /** The same with other rules for repaying early. */
  public LoanTerms repayableEarly(EarlyRepayment allowed, EarlyFee fee) {
    return new LoanTerms(
        rule,
        annualRate,
        dayCount,
        rounding,
        allowed,
        partialPolicy,
        fee,
        repaymentDay,
        overdue,
        servicing);
  }

  /** How principal and interest fall due. */
  public RepaymentMethod method() {
    return rule.method();
  }

  /** How interest is computed. */
  public InterestTerms interest() {
    return new InterestTerms(annualRate, dayCount.daysInYear(), rounding);
  }
}
