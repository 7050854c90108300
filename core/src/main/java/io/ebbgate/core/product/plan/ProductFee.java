package io.ebbgate.core.product.plan;

import io.ebbgate.core.money.AnnualRate;
import io.ebbgate.core.money.Rounding;

/**
 * A fee for a service.
 *
 * @param code its stable name within the product
 * @param due when it falls due
 * @param principalPartsPerMillion of the principal lent: 5,000 is half a per cent; 0 to 1,000,000
 * @param fixedMinor on top of that, in minor units; not negative
 */
public record ProductFee(String code, FeeDue due, long principalPartsPerMillion, long fixedMinor) {

  public ProductFee {
    if (principalPartsPerMillion < 0 || principalPartsPerMillion > AnnualRate.ONE) {
      throw new UnsoundTermsException(
          "fee-out-of-range", "fee " + code + " is " + principalPartsPerMillion + " ppm");
    }
    if (fixedMinor < 0) {
      throw new UnsoundTermsException(
          "fee-out-of-range", "fee " + code + " is " + fixedMinor + " minor units");
    }
  }

  /** What falls due each time, in minor units: rounded once. */
  public long minor(long principalMinor, Rounding rounding) {
    return Math.addExact(
        rounding.multiplyDivide(principalMinor, principalPartsPerMillion, AnnualRate.ONE),
        fixedMinor);
  }

  /** Whether it falls due with an instalment. */
  public boolean isDueWith(int number, int instalments) {
    return switch (due) {
      case AT_PAYOUT -> false;
      case FIRST_INSTALMENT -> number == 1;
      case EACH_INSTALMENT -> true;
      case LAST_INSTALMENT -> number == instalments;
    };
  }
}
