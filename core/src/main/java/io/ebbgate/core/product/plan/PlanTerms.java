package io.ebbgate.core.product.plan;

import java.util.List;

/**
 * What a product says about its schedules, beyond method, rate, day count and rounding.
 *
 * @param unit in what its terms are counted
 * @param every how many units make a period
 * @param firstPeriod where the first due day lies
 * @param repaymentDay whose day of the month counts; of no use for weeks and days
 * @param levelRule how equal instalments are found
 * @param minimumPrincipalMinor the least principal per instalment, in minor units; 0 leaves that to
 *     the general minimum
 * @param fees for services; none is ever taken off the payout
 */
public record PlanTerms(
    TermUnit unit,
    int every,
    FirstPeriod firstPeriod,
    RepaymentDayRule repaymentDay,
    LevelRule levelRule,
    long minimumPrincipalMinor,
    List<ProductFee> fees) {

  public PlanTerms {
    fees = List.copyOf(fees);
  }

  /** One instalment a month on the account's day, a long first period, no fees. */
  public static PlanTerms monthly() {
    return new PlanTerms(
        TermUnit.MONTH,
        1,
        FirstPeriod.LONG,
        RepaymentDayRule.ACCOUNT,
        LevelRule.EXACT,
        0,
        List.of());
  }

  /** The same with these fees. */
  public PlanTerms withFees(List<ProductFee> others) {
    return new PlanTerms(
        unit, every, firstPeriod, repaymentDay, levelRule, minimumPrincipalMinor, others);
  }

  /**
   * The term of so many periods.
   *
   * @throws UnsoundTermsException when it is out of range
   */
  public Term term(int count) {
    return new Term(unit, count, every);
  }
}
