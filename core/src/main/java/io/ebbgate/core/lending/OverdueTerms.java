package io.ebbgate.core.lending;

import io.ebbgate.core.lending.overdue.UncountedDays;
import io.ebbgate.core.money.AnnualRate;
import io.ebbgate.core.money.Components;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.money.Rounding;
import io.ebbgate.core.product.servicing.PenaltyBase;
import io.ebbgate.core.product.servicing.ServicingTerms;
import java.time.LocalDate;

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
   * All penalty that was ever owed for an instalment, to a date: one rounding of the whole, not a
   * sum of days. What of it is paid or relieved is not taken off.
   */
  Money penaltyToDate(
      LoanInstalment row, UncountedDays uncounted, LocalDate date, Rounding rounding) {
    Money booked = row.due().penalty();
    long days = penaltyDays(row, uncounted, date);
    if (days == 0 && row.lateBalanceDays() == 0) {
      return booked;
    }
    long balanceDays =
        Math.addExact(row.lateBalanceDays(), Math.multiplyExact(bearing(row.open()).minor(), days));
    long minor =
        rounding.multiplyDivide(
            balanceDays, penaltyRate.partsPerMillion(), AnnualRate.ONE * daysInYear);
    return minor > booked.minor() ? new Money(minor, booked.currency()) : booked;
  }

  /** What amounts of an instalment stop bearing penalty on a date, times the days they bore it. */
  long balanceDays(
      LoanInstalment row, Components amounts, UncountedDays uncounted, LocalDate date) {
    return Math.multiplyExact(bearing(amounts).minor(), penaltyDays(row, uncounted, date));
  }

  /** Days of penalty of what is open: all since the due day, or none within grace. */
  private long penaltyDays(LoanInstalment row, UncountedDays uncounted, LocalDate date) {
    if (!date.isAfter(row.dueDate())) {
      return 0;
    }
    int grace = row.accelerated() ? 0 : graceDays;
    return uncounted.daysOverdue(row.dueDate(), date) > grace
        ? uncounted.penaltyDays(row.dueDate(), date)
        : 0;
  }
}
