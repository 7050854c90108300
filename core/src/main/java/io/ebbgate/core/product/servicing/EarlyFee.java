package io.ebbgate.core.product.servicing;

import io.ebbgate.core.money.AnnualRate;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.money.Rounding;
import io.ebbgate.core.product.plan.UnsoundTermsException;

/**
 * What repaying before the due day costs: a part of the principal repaid early, and at least a
 * minimum.
 *
 * @param partsPerMillion of that principal: 10,000 is one per cent; 0 to 1,000,000
 * @param minimumMinor in minor units, owed as soon as any principal is repaid early; not negative
 */
public record EarlyFee(long partsPerMillion, long minimumMinor) {

  /** Repaying early is free. */
  public static final EarlyFee NONE = new EarlyFee(0, 0);

  public EarlyFee {
    boolean outOfRange =
        partsPerMillion < 0
            || partsPerMillion > AnnualRate.ONE
            || minimumMinor < 0
            || minimumMinor > Money.MAXIMUM_MINOR;
    if (outOfRange) {
      throw new UnsoundTermsException(
          "early-fee-out-of-range",
          "early fee of " + partsPerMillion + " ppm, at least " + minimumMinor + " minor units");
    }
  }

  /** Whether it ever costs anything. */
  public boolean isNone() {
    return partsPerMillion == 0 && minimumMinor == 0;
  }

  /** The fee for repaying this principal early; none for none. */
  public Money of(Money principal, Rounding rounding) {
    return new Money(
        principal.isPositive() ? minor(principal.minor(), rounding) : 0, principal.currency());
  }

  private long minor(long principalMinor, Rounding rounding) {
    return Math.max(
        minimumMinor, rounding.multiplyDivide(principalMinor, partsPerMillion, AnnualRate.ONE));
  }

  /**
   * The principal that a sum repays early when the fee comes out of it: the least that, with its
   * fee, uses the sum up. Where no principal and fee add up to the sum exactly, the fee is what is
   * left, at most a minor unit less than the formula says: the customer's gain.
   *
   * @param sum what is paid for principal and fee together
   * @return zero when the sum does not exceed the minimum fee
   */
  public Money principalOf(Money sum, Rounding rounding) {
    long low = 0;
    long high = Math.max(0, sum.minor() - minimumMinor);
    // Principal plus its fee grows with the principal, so halving finds the least that is enough.
    while (low < high) {
      long middle = (low + high) >>> 1;
      if (middle > 0 && middle + minor(middle, rounding) >= sum.minor()) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return new Money(low, sum.currency());
  }
}
