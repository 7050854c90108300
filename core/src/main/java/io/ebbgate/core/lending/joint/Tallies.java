package io.ebbgate.core.lending.joint;

import io.ebbgate.core.money.Component;
import io.ebbgate.core.money.Components;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.money.Rounding;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The four tallies of a joint loan. Not thread-safe. */
final class Tallies {

  private final int funders;
  private final Map<Component, Tally> tallies;

  private Tallies(int funders, Map<Component, Tally> tallies) {
    this.funders = funders;
    this.tallies = tallies;
  }

  /** Four whose sides can get any amount. */
  static Tallies unbounded(Shares shares, Rounding rounding) {
    var tallies = new EnumMap<Component, Tally>(Component.class);
    for (Component component : Component.values()) {
      tallies.put(component, Tally.unbounded(ratios(shares, component), rounding));
    }
    return new Tallies(shares.funders().size(), tallies);
  }

  /** Four in which no side gets more principal than it lent. */
  static Tallies of(Shares shares, Parts lent, Rounding rounding) {
    Tallies all = unbounded(shares, rounding);
    long[] columns = new long[all.funders + 1];
    for (int funder = 0; funder < all.funders; funder++) {
      columns[funder] = lent.ofFunders().get(funder).principal().minor();
    }
    columns[all.funders] = lent.ofPlatform().principal().minor();
    all.tallies.put(
        Component.PRINCIPAL, Tally.bounded(ratios(shares, Component.PRINCIPAL), columns, rounding));
    return all;
  }

  /** Four that go on from where two others stand, within the bounds of these. */
  Tallies after(Tallies others) {
    var after = new EnumMap<Component, Tally>(Component.class);
    tallies.forEach((component, tally) -> after.put(component, tally.after(others.of(component))));
    return new Tallies(funders, after);
  }

  /** Splits the next amounts. */
  Parts take(Components amounts) {
    Currency currency = amounts.principal().currency();
    if (amounts.isZero()) {
      return Parts.none(funders, currency);
    }
    var sides = new ArrayList<Components>();
    for (int side = 0; side <= funders; side++) {
      sides.add(Components.none(currency));
    }
    for (Component component : Component.values()) {
      long amount = amounts.of(component).minor();
      if (amount > 0) {
        long[] parts = of(component).take(amount);
        for (int side = 0; side <= funders; side++) {
          var part = new Money(parts[side], currency);
          sides.set(side, sides.get(side).with(component, part));
        }
      }
    }
    return new Parts(List.copyOf(sides.subList(0, funders)), sides.getLast());
  }

  private Tally of(Component component) {
    return Objects.requireNonNull(tallies.get(component));
  }

  private static long[] ratios(Shares shares, Component component) {
    return shares.funders().stream().mapToLong(share -> share.ratios().of(component)).toArray();
  }
}
