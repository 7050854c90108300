package io.ebbgate.core.schedule;

import java.math.BigInteger;
import java.util.List;

/**
 * The exact level payment: the one sum that, paid at the end of every period, repays a principal
 * with interest for the actual periods.
 *
 * <p>With interest {@code n_k / d} in period k and {@code q_k = d + n_k}, discounting gives {@code
 * principal * product(q_k) / sum_k(d^k * product_{j>k} q_j)}: a fraction of whole numbers, rounded
 * once. Both parts grow by one factor a period, Horner's way.
 */
final class LevelPayment {

  private LevelPayment() {}

  static long exact(long principalMinor, List<Period> periods, InterestTerms terms) {
    long unit = commonUnit(periods, terms);
    BigInteger denominator = BigInteger.valueOf(terms.denominator() / unit);
    BigInteger grown = BigInteger.ONE;
    BigInteger power = BigInteger.ONE;
    BigInteger sum = BigInteger.ZERO;
    long lastNumerator = -1;
    BigInteger factor = denominator;
    for (Period period : periods) {
      long numerator = terms.numerator(period.days()) / unit;
      if (numerator != lastNumerator) {
        factor = denominator.add(BigInteger.valueOf(numerator));
        lastNumerator = numerator;
      }
      grown = grown.multiply(factor);
      power = power.multiply(denominator);
      sum = sum.multiply(factor).add(power);
    }
    return terms.rounding().divide(grown.multiply(BigInteger.valueOf(principalMinor)), sum);
  }

  /** The greatest number that divides all fractions: keeps the products short. */
  private static long commonUnit(List<Period> periods, InterestTerms terms) {
    long unit = terms.denominator();
    for (Period period : periods) {
      unit = greatestCommonDivisor(unit, terms.numerator(period.days()));
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
