package io.ebbgate.core.lending.joint;

import io.ebbgate.core.money.Components;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;

/**
 * An amount by component, split between the sides of a joint loan.
 *
 * @param ofFunders each funder's part, in the order of {@link Shares#funders()}
 * @param ofPlatform the platform's part, of the same currency
 */
public record Parts(List<Components> ofFunders, Components ofPlatform) {

  public Parts {
    ofFunders = List.copyOf(ofFunders);
    for (Components part : ofFunders) {
      if (!part.principal().currency().equals(ofPlatform.principal().currency())) {
        throw new ArithmeticException(
            "currencies differ: " + part.principal() + " and " + ofPlatform.principal());
      }
    }
  }

  /** Nothing for so many funders, and for the platform. */
  public static Parts none(int funders, Currency currency) {
    var none = Components.none(currency);
    return new Parts(Collections.nCopies(funders, none), none);
  }

  /** What was split. */
  public Components total() {
    Components sum = ofPlatform;
    for (Components part : ofFunders) {
      sum = sum.plus(part);
    }
    return sum;
  }

  /** Side by side. */
  public Parts plus(Parts other) {
    if (ofFunders.size() != other.ofFunders.size()) {
      throw new IllegalArgumentException(
          ofFunders.size() + " funders, and " + other.ofFunders.size());
    }
    var sums = new ArrayList<Components>(ofFunders.size());
    for (int i = 0; i < ofFunders.size(); i++) {
      sums.add(ofFunders.get(i).plus(other.ofFunders.get(i)));
    }
    return new Parts(sums, ofPlatform.plus(other.ofPlatform));
  }

  /** Whether no side has anything. */
  public boolean isZero() {
    return ofPlatform.isZero() && ofFunders.stream().allMatch(Components::isZero);
  }
}
