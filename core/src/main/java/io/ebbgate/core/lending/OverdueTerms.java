package io.ebbgate.core.lending;

import io.ebbgate.core.money.AnnualRate;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.money.Rounding;

/**
 * What being late costs.
 *
 * @param penaltyRate yearly, on overdue principal, in place of interest
 * @param daysInYear the days that make a year for penalty, 360 or 365
 * @param graceDays paid within so many days after the due day, an instalment bears no penalty; paid
 *     later, the days of grace are owed too
 */
public record OverdueTerms(AnnualRate penaltyRate, int daysInYear, int graceDays) {

  /** The usual multiple of the loan's rate, in per cent of it. */
  public static final int DEFAULT_PERCENT_OF_RATE = 150;

  /** The usual days of grace. */
  public static final int DEFAULT_GRACE_DAYS = 3;

  public OverdueTerms {
    if (daysInYear < 1 || graceDays < 0) {
      throw new IllegalArgumentException("days " + daysInYear + ", grace " + graceDays);
    }
  }

  /**
   * A multiple of the loan's rate, but no more than the room that the all-in cap leaves. While
   * penalty stands in place of interest, that room is the cap less fees as a rate.
   *
   * @param percentOfRate 150 is one and a half times
   * @param room the cap less fees as a rate
   */
  public static OverdueTerms of(
      AnnualRate loanRate, int percentOfRate, AnnualRate room, int daysInYear, int graceDays) {
    return new OverdueTerms(
        loanRate.timesRoundedDown(percentOfRate, 100).min(room), daysInYear, graceDays);
  }

  /** The usual terms under an all-in cap, with no fees. */
  public static OverdueTerms defaults(AnnualRate loanRate, AnnualRate allInCap) {
    return of(loanRate, DEFAULT_PERCENT_OF_RATE, allInCap, 360, DEFAULT_GRACE_DAYS);
  }

  /**
   * What is owed to date for being late: one rounding of the whole, not a sum of days.
   *
   * @param overduePrincipal the principal of the instalment that is unpaid
   * @param daysOverdue days since the due day; not above zero when not overdue
   */
  Money penalty(Money overduePrincipal, long daysOverdue, Rounding rounding) {
    if (daysOverdue <= graceDays) {
      return Money.zero(overduePrincipal.currency());
    }
    long minor =
        rounding.multiplyDivide(
            overduePrincipal.minor(),
            Math.multiplyExact(penaltyRate.partsPerMillion(), daysOverdue),
            AnnualRate.ONE * daysInYear);
    return new Money(minor, overduePrincipal.currency());
  }
}
