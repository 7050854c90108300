package io.ebbgate.core.lending.history;

import io.ebbgate.core.money.Components;
import io.ebbgate.core.money.Money;
import java.util.UUID;

/**
 * What one event did to the money of a loan.
 *
 * @param event that did it
 * @param paid what money paid, by component
 * @param relieved what was given up, or is borne by a sponsor, by component; no principal
 * @param excess what of the money nothing was owed for: it belongs into suspense; not negative
 */
public record Booking(UUID event, Components paid, Components relieved, Money excess) {

  /** An event that moved nothing. */
  public static Booking nothing(UUID event, Money zero) {
    var none = Components.none(zero.currency());
    return new Booking(event, none, none, Money.zero(zero.currency()));
  }
}
