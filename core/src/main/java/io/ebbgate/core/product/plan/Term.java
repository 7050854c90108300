package io.ebbgate.core.product.plan;

import java.time.LocalDate;

/**
 * How long money is lent: so many periods, each of so many units. A bullet is one row at their end.
 *
 * @param unit what is counted
 * @param count how many periods, 1 to {@link #MOST_PERIODS}
 * @param every how many units make a period; 1 or more, thirty years in all at most
 */
public record Term(TermUnit unit, int count, int every) {

  /** The most rows that a schedule may have: thirty years of months. */
  public static final int MOST_PERIODS = 360;

  public Term {
    if (count < 1 || every < 1 || count > MOST_PERIODS || every > unit.longest() / count) {
      throw new UnsoundTermsException(
          "term-out-of-range",
          "a term of "
              + count
              + " periods of "
              + every
              + " "
              + unit
              + " is not within 1 to "
              + MOST_PERIODS
              + " periods and "
              + unit.longest()
              + " units");
    }
  }

  /** A period for each of so many months. */
  public static Term months(int count) {
    return new Term(TermUnit.MONTH, count, 1);
  }

  /** The units of all periods together. */
  public int units() {
    return count * every;
  }

  /** The day so many periods after a date. */
  public LocalDate after(LocalDate date, int periods) {
    return unit.plus(date, periods * every);
  }
}
