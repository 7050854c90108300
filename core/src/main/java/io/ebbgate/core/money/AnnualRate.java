package io.ebbgate.core.money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/**
 * A yearly rate as a whole number of parts per million: 0.15 (15 %) is 150,000. Outside it is a
 * decimal string such as {@code "0.15"}.
 *
 * @param partsPerMillion 0 to {@link #MAXIMUM_PARTS_PER_MILLION}
 */
public record AnnualRate(long partsPerMillion) implements Comparable<AnnualRate> {

  /** One hundred per cent. */
  public static final long ONE = 1_000_000L;

  /**
   * Ten thousand per cent: far above any rate that may be charged, so that the yearly rate of a
   * degenerate cash flow (one fen lent, one fen of interest) still has a value.
   */
  public static final long MAXIMUM_PARTS_PER_MILLION = 100 * ONE;

  /** No interest. */
  public static final AnnualRate ZERO = new AnnualRate(0);

  private static final int DECIMALS = 6;
  private static final Pattern DECIMAL = Pattern.compile("(0|[1-9][0-9]{0,2})(\\.[0-9]{1,6})?");

  public AnnualRate {
    if (partsPerMillion < 0 || partsPerMillion > MAXIMUM_PARTS_PER_MILLION) {
      throw new ArithmeticException("annual rate out of range: " + partsPerMillion + " ppm");
    }
  }

  /**
   * Reads a plain decimal such as {@code "0.15"}: no sign, no exponent, at most six decimals.
   *
   * @throws NumberFormatException when the text is anything else, or above the maximum
   */
  public static AnnualRate parse(String text) {
    if (!DECIMAL.matcher(text).matches()) {
      throw new NumberFormatException("not a rate with at most six decimals: " + text);
    }
    long partsPerMillion = new BigDecimal(text).movePointRight(DECIMALS).longValueExact();
    if (partsPerMillion > MAXIMUM_PARTS_PER_MILLION) {
      throw new NumberFormatException("rate above 100: " + text);
    }
    return new AnnualRate(partsPerMillion);
  }

  /**
   * The yearly rate of a daily one.
   *
   * @param dailyPartsPerMillion the rate of one day; 500 is 0.05 % a day
   * @param daysInYear the days that the convention gives a year, 360 for the regulator's cap
   */
  public static AnnualRate ofDaily(long dailyPartsPerMillion, int daysInYear) {
    return new AnnualRate(Math.multiplyExact(dailyPartsPerMillion, daysInYear));
  }

  /**
   * This rate times {@code numerator / denominator}, rounded down, so that a cap derived from a
   * rate is never above the exact figure.
   */
  public AnnualRate timesRoundedDown(long numerator, long denominator) {
    return new AnnualRate(Math.multiplyExact(partsPerMillion, numerator) / denominator);
  }

  /** Whether the rate is above the other. */
  public boolean exceeds(AnnualRate cap) {
    return partsPerMillion > cap.partsPerMillion;
  }

  /** The smaller of the two. */
  public AnnualRate min(AnnualRate other) {
    return exceeds(other) ? other : this;
  }

  /** The canonical decimal: {@code 0.15}, {@code 0}, {@code 1.2}; no trailing zeros. */
  public String toDecimal() {
    return partsPerMillion == 0
        ? "0"
        : BigDecimal.valueOf(partsPerMillion, DECIMALS).stripTrailingZeros().toPlainString();
  }

  /** As a percentage with up to four decimals, for people: {@code 15 %}, {@code 7.25 %}. */
  public String toPercent() {
    BigDecimal percent = BigDecimal.valueOf(partsPerMillion, DECIMALS - 2);
    return percent
            .setScale(DECIMALS - 2, RoundingMode.UNNECESSARY)
            .stripTrailingZeros()
            .toPlainString()
        + " %";
  }

  @Override
  public int compareTo(AnnualRate other) {
    return Long.compare(partsPerMillion, other.partsPerMillion);
  }

  @Override
  public String toString() {
    return toDecimal();
  }
}
