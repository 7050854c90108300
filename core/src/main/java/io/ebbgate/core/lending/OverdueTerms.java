package io.ebbgate.core.lending;

import io.ebbgate.core.money.AnnualRate;
import io.ebbgate.core.money.Components;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.money.Rounding;
import io.ebbgate.core.product.servicing.PenaltyBase;
import io.ebbgate.core.product.servicing.ServicingTerms;

/**
 * What being late costs.
 *
 * @param penaltyRate yearly, on overdue principal, in place of interest
 * @param daysInYear the days that make a year for penalty, 360 or 365
 * @param graceDays paid within so many days after the due day, an instalment bears no penalty; paid
 *     later, the days of grace are owed too
 * @param base on what penalty runs
 */
public record OverdueTerms(
    AnnualRate penaltyRate, int daysInYear, int graceDays, PenaltyBase base) {

  private static final int DAYS_IN_PENALTY_YEAR = 360;

  public OverdueTerms {
    if (daysInYear < 1 || graceDays < 0) {
      throw new IllegalArgumentException("days " + daysInYear + ", grace " + graceDays);
    }
  }

  /**
   * A product's multiple of the loan's rate, but no more than the room that the all-in cap leaves.
   * While penalty stands in place of interest, that room is the cap less fees as a rate.
   *
   * @param room the cap less fees as a rate
   */
  public static OverdueTerms of(ServicingTerms servicing, AnnualRate loanRate, AnnualRate room) {
    return new OverdueTerms(
        loanRate.timesRoundedDown(servicing.penaltyPercentOfRate(), 100).min(room),
        DAYS_IN_PENALTY_YEAR,
        servicing.graceDays(),
        servicing.penaltyBase());
  }

  /** The usual terms under an all-in cap, with no fees. */
  public static OverdueTerms defaults(AnnualRate loanRate, AnnualRate allInCap) {
    return of(ServicingTerms.usual(), loanRate, allInCap);
  }

  /** What of an instalment's open components bears penalty. */
  Money bearing(Components open) {
    return switch (base) {
      case OVERDUE_PRINCIPAL -> open.principal();
      case OVERDUE_PRINCIPAL_AND_INTEREST -> open.principal().plus(open.interest());
    };
  }

  /**
   * What is owed to date for being late: one rounding of the whole, not a sum of days.
   *
   * @param overdue what of the instalment is unpaid and bears penalty
   * @param daysOverdue days since the due day; not above zero when not overdue
   */
  Money penalty(Money overdue, long daysOverdue, Rounding rounding) {
    if (daysOverdue <= graceDays) {
      return Money.zero(overdue.currency());
    }
    long minor =
        rounding.multiplyDivide(
            overdue.minor(),
            Math.multiplyExact(penaltyRate.partsPerMillion(), daysOverdue),
            AnnualRate.ONE * daysInYear);
    return new Money(minor, overdue.currency());
  }
}
