package io.ebbgate.core.schedule;

import io.ebbgate.core.money.AnnualRate;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.money.Rounding;

/**
 * How interest is computed.
 *
 * @param annualRate the rate
 * @param daysInYear the days that make a year, 360 or 365
 * @param rounding how fractions of a minor unit are rounded
 */
public record InterestTerms(AnnualRate annualRate, int daysInYear, Rounding rounding) {

  public InterestTerms {
    if (daysInYear < 1) {
      throw new IllegalArgumentException("days in year: " + daysInYear);
    }
  }

  /** {@code balance * rate * days / year}, rounded once. */
  public Money interest(Money balance, int days) {
    return new Money(interestMinor(balance.minor(), days), balance.currency());
  }

  long interestMinor(long balanceMinor, int days) {
    return rounding.multiplyDivide(balanceMinor, numerator(days), denominator());
  }

  /**
   * Interest on balances that differ by the day, rounded once.
   *
   * @param balanceDays the sum of each balance times its days, in minor units
   */
  public long interestOfBalanceDays(long balanceDays) {
    return rounding.multiplyDivide(balanceDays, annualRate.partsPerMillion(), denominator());
  }

  /** The same over a year of other length. */
  InterestTerms withYear(int days) {
    return days == daysInYear ? this : new InterestTerms(annualRate, days, rounding);
  }

  /** Interest of so many days on one unit is this over {@link #denominator()}; at most 1e14. */
  long numerator(int days) {
    return Math.multiplyExact(annualRate.partsPerMillion(), days);
  }

  long denominator() {
    return AnnualRate.ONE * daysInYear;
  }
}
