package io.ebbgate.core.schedule;

import io.ebbgate.core.product.RepaymentMethod;
import io.ebbgate.core.product.plan.LevelRule;
import io.ebbgate.core.product.plan.PlanTerms;
import io.ebbgate.core.product.plan.TermUnit;

/**
 * How principal is spread over periods, and what a usual period is.
 *
 * @param method how principal and interest fall due
 * @param levelRule how equal instalments are found
 * @param unit in what a usual period is counted
 * @param every how many units make it
 */
public record PlanRule(RepaymentMethod method, LevelRule levelRule, TermUnit unit, int every) {

  /** Days of a month and of a year where a rate is divided by twelve. */
  private static final int MONTH = 30;

  private static final int YEAR = 360;
  private static final int WEEK = 7;

  /** One instalment a month, level over the actual periods. */
  public static PlanRule monthly(RepaymentMethod method) {
    return new PlanRule(method, LevelRule.EXACT, TermUnit.MONTH, 1);
  }

  /** A product's rule. */
  public static PlanRule of(RepaymentMethod method, PlanTerms plan) {
    return new PlanRule(method, plan.levelRule(), plan.unit(), plan.every());
  }

  /** Days of an annuity's period: a month is a twelfth of a year. */
  int annuityDays() {
    return switch (unit) {
      case MONTH -> MONTH * every;
      case WEEK -> WEEK * every;
      case DAY -> every;
    };
  }

  /** Days of an annuity's year. */
  int annuityYear(int daysInYear) {
    return unit == TermUnit.MONTH ? YEAR : daysInYear;
  }
}
