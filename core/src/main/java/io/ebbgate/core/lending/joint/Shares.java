package io.ebbgate.core.lending.joint;

import io.ebbgate.core.ledger.joint.FunderPart;
import io.ebbgate.core.ledger.joint.SharedAmounts;
import io.ebbgate.core.ledger.servicing.Claim;
import io.ebbgate.core.money.Component;
import io.ebbgate.core.money.Components;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.money.Rounding;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * Who lends how much of a joint loan. What the funders do not lend is the platform's.
 *
 * @param funders at least one, each once. Their order is part of the agreement: it says whose
 *     rounded part is cut first when the parts of a row would be more than the row, the last one's
 */
public record Shares(List<FunderShare> funders) {

  /**
   * One funder's share.
   *
   * @param funder its code
   * @param ratios of each component
   */
  public record FunderShare(String funder, Ratios ratios) {

    public FunderShare {
      // Says at once when the code cannot name an account.
      FunderPart.payable(funder);
    }
  }

  public Shares {
    funders = List.copyOf(funders);
    if (funders.isEmpty()) {
      throw new IllegalArgumentException("a joint loan without a funder");
    }
    var codes = new HashSet<String>();
    for (FunderShare share : funders) {
      if (!codes.add(share.funder())) {
        throw new IllegalArgumentException("a funder twice: " + share.funder());
      }
    }
    for (Component component : Component.values()) {
      long sum = 0;
      for (FunderShare share : funders) {
        sum += share.ratios().of(component);
      }
      if (sum > Ratios.WHOLE) {
        throw new IllegalArgumentException(
            "the funders share " + sum + " parts per million of " + component);
      }
    }
  }

  /**
   * What each side puts up of a loan: each funder its ratio of the principal, rounded, as far as
   * anything is left for it; the platform the rest.
   *
   * @param principal not negative
   */
  public Parts lent(Money principal, Rounding rounding) {
    var none = Components.none(principal.currency());
    return Tallies.unbounded(this, rounding).take(none.with(Component.PRINCIPAL, principal));
  }

  /**
   * Parts with the names of those whose they are, as they are booked.
   *
   * @param claim whose claim the loan was
   */
  public SharedAmounts named(Claim claim, Parts parts) {
    var named = new ArrayList<FunderPart>(funders.size());
    for (int i = 0; i < funders.size(); i++) {
      named.add(new FunderPart(funders.get(i).funder(), parts.ofFunders().get(i)));
    }
    return new SharedAmounts(claim, parts.ofPlatform(), named);
  }
}
