package io.ebbgate.core.money;

import java.util.Currency;

/**
 * An amount of one currency in its minor unit (fen for CNY). May be zero or negative; callers that
 * need a positive amount check it with {@link #isPositive()}. Arithmetic is exact: overflow and
 * mixed currencies throw.
 *
 * @param minor the amount in minor units, within plus and minus {@link #MAXIMUM_MINOR}
 * @param currency an ISO 4217 currency
 */
public record Money(long minor, Currency currency) implements Comparable<Money> {

  /** Chinese yuan, minor unit fen. */
  public static final Currency CNY = Currency.getInstance("CNY");

  /**
   * The documented maximum of any single amount: ten billion units of a currency with two decimals.
   * It leaves room for a million of such amounts in a {@code long} sum.
   */
  public static final long MAXIMUM_MINOR = 1_000_000_000_000L;

  public Money {
    if (minor > MAXIMUM_MINOR || minor < -MAXIMUM_MINOR) {
      throw new ArithmeticException("amount out of range: " + minor);
    }
  }

  /** An amount in fen. */
  public static Money fen(long minor) {
    return new Money(minor, CNY);
  }

  /** Nothing, in the given currency. */
  public static Money zero(Currency currency) {
    return new Money(0, currency);
  }

  /** The exact sum. */
  public Money plus(Money other) {
    return new Money(Math.addExact(minor, sameCurrency(other).minor), currency);
  }

  /** The exact difference, which may be negative. */
  public Money minus(Money other) {
    return new Money(Math.subtractExact(minor, sameCurrency(other).minor), currency);
  }

  /** The smaller of the two. */
  public Money min(Money other) {
    return compareTo(other) <= 0 ? this : other;
  }

  /** Whether the amount is above zero. */
  public boolean isPositive() {
    return minor > 0;
  }

  /** Whether the amount is zero. */
  public boolean isZero() {
    return minor == 0;
  }

  @Override
  public int compareTo(Money other) {
    return Long.compare(minor, sameCurrency(other).minor);
  }

  private Money sameCurrency(Money other) {
    if (!currency.equals(other.currency)) {
      throw new ArithmeticException("currencies differ: " + currency + " and " + other.currency);
    }
    return other;
  }

  /** For people and logs: {@code 1234.56 CNY}. */
  @Override
  public String toString() {
    return java.math.BigDecimal.valueOf(minor, Math.max(0, currency.getDefaultFractionDigits()))
            .toPlainString()
        + " "
        + currency.getCurrencyCode();
  }
}
