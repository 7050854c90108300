package io.ebbgate.core.schedule;

import java.math.BigInteger;

/**
 * The exact level payment: the one sum that, paid at the end of every period, repays a principal
 * with interest for the periods' days.
 *
 * <p>With interest {@code n_k / d} in period k and {@code q_k = d + n_k}, it is the principal over
 * the sum of the discount factors {@code product(d / q_j), j <= k}. That sum is first enclosed
 * between two fixed-point numbers. Nearly always the payment rounds to the same whole number at
 * both ends, which is then the exact one; else the fraction is formed in full and rounded once.
 */
final class LevelPayment {

  /** Fraction bits of discount factors. */
  private static final int FACTOR_BITS = 62;

  private static final long UNIT = 1L << FACTOR_BITS;

  /** The bits that a product's high half drops beyond those of the factors. */
  private static final int LOST_BITS = 64 - FACTOR_BITS;

  /** A sum of up to 360 factors of at most one keeps nine bits fewer, and so fits. */
  private static final int SUM_SHIFT = 9;

  private static final int SUM_BITS = FACTOR_BITS - SUM_SHIFT;

  /** Above this a quotient cannot be formed 31 bits at a time. */
  private static final long LARGEST_DIVISOR = 1L << 32;

  private LevelPayment() {}

  /**
   * The payment, rounded once as the terms say.
   *
   * @param days of interest in each period; at least one period
   */
  static long exact(long principalMinor, int[] days, InterestTerms terms) {
    long enclosed = enclosed(principalMinor, days, terms);
    return enclosed >= 0 ? enclosed : inFull(principalMinor, days, terms);
  }

  /** The payment where both ends of the enclosure round alike, else -1. */
  static long enclosed(long principalMinor, int[] days, InterestTerms terms) {
    long denominator = terms.denominator();
    long factor = UNIT;
    long sum = 0;
    long step = UNIT;
    int stepDays = 0;
    for (int each : days) {
      if (each != stepDays) {
        long divisor = denominator + terms.numerator(each);
        if (divisor >= LARGEST_DIVISOR) {
          return -1;
        }
        step = fixedPoint(denominator, divisor);
        stepDays = each;
      }
      // A step of one is exact, and one more than a signed product of 62 bits can carry.
      factor = step == UNIT ? factor : Math.multiplyHigh(factor, step) << LOST_BITS;
      sum += factor >>> SUM_SHIFT;
    }
    long most = quotient(principalMinor, sum);
    return most == quotient(principalMinor, sum + largestError(days.length)) ? most : -1;
  }

  /**
   * How much too small the sum may be, in its last places. Each factor is cut off by at most one
   * place in its step and four in the product, on top of what the one before it lacks: after k
   * steps by less than 5 k places of 62 bits, in all by less than 5 n² of them, and each term of
   * the sum loses up to one of its own places.
   */
  private static long largestError(int periods) {
    return periods + ((5L * periods * periods) >>> SUM_SHIFT) + 2;
  }

  /** {@code numerator / denominator}, at most one, cut off after 62 fraction bits. */
  private static long fixedPoint(long numerator, long denominator) {
    long high = (numerator << 31) / denominator;
    long rest = (numerator << 31) % denominator;
    return (high << 31) + (rest << 31) / denominator;
  }

  /** The principal over the sum, to the nearest whole number; a tie never decides: it differs. */
  private static long quotient(long principalMinor, long sum) {
    long whole = principalMinor / sum;
    long rest = principalMinor % sum;
    for (int bit = 0; bit < SUM_BITS; bit++) {
      rest <<= 1;
      whole <<= 1;
      if (rest >= sum) {
        rest -= sum;
        whole++;
      }
    }
    return whole + (rest >= sum - rest ? 1 : 0);
  }

  /**
   * The fraction {@code principal * product(q_k) / sum_k(d^k * product_{j>k} q_j)}; both parts grow
   * by one factor a period, Horner's way.
   */
  static long inFull(long principalMinor, int[] days, InterestTerms terms) {
    long unit = commonUnit(days, terms);
    BigInteger denominator = BigInteger.valueOf(terms.denominator() / unit);
    BigInteger grown = BigInteger.ONE;
    BigInteger power = BigInteger.ONE;
    BigInteger sum = BigInteger.ZERO;
    for (int each : days) {
      BigInteger factor = denominator.add(BigInteger.valueOf(terms.numerator(each) / unit));
      grown = grown.multiply(factor);
      power = power.multiply(denominator);
      sum = sum.multiply(factor).add(power);
    }
    return terms.rounding().divide(grown.multiply(BigInteger.valueOf(principalMinor)), sum);
  }

  /** The greatest number that divides all fractions: keeps the products short. */
  private static long commonUnit(int[] days, InterestTerms terms) {
    long unit = terms.denominator();
    for (int each : days) {
      unit = greatestCommonDivisor(unit, terms.numerator(each));
    }
    return unit;
  }

  private static long greatestCommonDivisor(long a, long b) {
    while (b != 0) {
      long rest = a % b;
      a = b;
      b = rest;
    }
    return a;
  }
}
