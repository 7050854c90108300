package io.ebbgate.core.lending.history;

import io.ebbgate.core.ledger.servicing.Claim;
import io.ebbgate.core.money.Components;
import io.ebbgate.core.money.Money;
import java.util.UUID;

/**
 * What one event did to the money of a loan.
 *
 * @param event that did it
 * @param claim whose claim the loan was when it happened: where what was paid belongs
 * @param paid what money paid, by component
 * @param relieved what was given up, or is borne by a sponsor, by component; no principal
 * @param excess what of the money nothing was owed for: it belongs into suspense; not negative
 * @param offBooks principal that stopped being our asset, by a write-off or since a guarantor took
 *     it over; not negative
 */
public record Booking(
    UUID event, Claim claim, Components paid, Components relieved, Money excess, Money offBooks) {

  /** An event that moved nothing. */
  public static Booking nothing(UUID event, Money zero) {
    var none = Components.none(zero.currency());
    return new Booking(
        event, new Claim.OnTheBooks(), none, none, none.principal(), none.principal());
  }

  /** Whether there is nothing to book of it. */
  public boolean isNothing() {
    return paid.isZero() && relieved.isZero() && excess.isZero() && offBooks.isZero();
  }
}
