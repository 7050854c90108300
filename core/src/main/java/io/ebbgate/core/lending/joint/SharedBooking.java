package io.ebbgate.core.lending.joint;

import io.ebbgate.core.lending.history.Booking;
import io.ebbgate.core.money.Money;

/**
 * What one event did to the money of each side.
 *
 * @param booking what it did to the loan's
 * @param paid what each side gets of what was paid; where a guarantor has paid, which side's claim
 *     it would have been
 * @param relieved what each side gives up, or a sponsor owes it
 * @param offBooks of our own principal, what stopped being our asset; not negative. The funders'
 *     never was one
 */
public record SharedBooking(Booking booking, Parts paid, Parts relieved, Money offBooks) {

  /** Whether no side has anything of it. */
  public boolean isNothing() {
    return paid.isZero() && relieved.isZero() && offBooks.isZero();
  }
}
