package io.ebbgate.core.money;

import java.math.BigInteger;

/**
 * How an exact fraction becomes a whole number of minor units. Both ways round to the nearest
 * number; they differ only on an exact tie. Every function here is exact: the fraction is formed in
 * full before it is rounded, and a result that does not fit a {@code long} throws {@link
 * ArithmeticException}.
 */
public enum Rounding {
  /** A tie goes away from zero: 0.5 becomes 1, -0.5 becomes -1. */
  HALF_UP,
  /** A tie goes to the even neighbour: 0.5 becomes 0, 1.5 becomes 2. */
  HALF_EVEN;

  /**
   * {@code numerator / denominator}, rounded.
   *
   * @param denominator above zero
   */
  public long divide(long numerator, long denominator) {
    if (denominator <= 0) {
      throw new ArithmeticException("denominator not positive: " + denominator);
    }
    long quotient = numerator / denominator;
    long remainder = Math.abs(numerator % denominator);
    // Compared by subtraction, since twice the remainder may overflow.
    int side = Long.compare(remainder, denominator - remainder);
    return awayFromZero(side, (quotient & 1) != 0)
        ? Math.addExact(quotient, numerator < 0 ? -1 : 1)
        : quotient;
  }

  /**
   * {@code amount * numerator / denominator}, rounded once. The product may exceed a {@code long}.
   *
   * @param denominator above zero
   */
  public long multiplyDivide(long amount, long numerator, long denominator) {
    long high = Math.multiplyHigh(amount, numerator);
    long low = amount * numerator;
    if (high == low >> 63) {
      return divide(low, denominator);
    }
    return divide(
        BigInteger.valueOf(amount).multiply(BigInteger.valueOf(numerator)),
        BigInteger.valueOf(denominator));
  }

  /**
   * {@code numerator / denominator}, rounded.
   *
   * @param denominator above zero
   */
  public long divide(BigInteger numerator, BigInteger denominator) {
    if (denominator.signum() <= 0) {
      throw new ArithmeticException("denominator not positive: " + denominator);
    }
    BigInteger[] parts = numerator.divideAndRemainder(denominator);
    int side = parts[1].abs().shiftLeft(1).compareTo(denominator);
    BigInteger rounded =
        awayFromZero(side, parts[0].testBit(0))
            ? parts[0].add(BigInteger.valueOf(numerator.signum()))
            : parts[0];
    return rounded.longValueExact();
  }

  private boolean awayFromZero(int side, boolean odd) {
    return side > 0 || (side == 0 && (this == HALF_UP || odd));
  }
}
