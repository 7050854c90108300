package io.ebbgate.core.ledger.joint;

import io.ebbgate.core.ledger.servicing.Claim;
import io.ebbgate.core.money.Components;
import java.util.List;

/**
 * An amount of a joint loan, by side and component.
 *
 * @param claim whose claim the loan is
 * @param own our part
 * @param funders each funder's part, of the same currency
 */
public record SharedAmounts(Claim claim, Components own, List<FunderPart> funders) {

  public SharedAmounts {
    funders = List.copyOf(funders);
    for (FunderPart part : funders) {
      if (!part.amounts().principal().currency().equals(own.principal().currency())) {
        throw new ArithmeticException(
            "currencies differ: " + own.principal() + " and " + part.amounts().principal());
      }
    }
  }

  /** Whether no side has anything. */
  public boolean isZero() {
    return own.isZero() && funders.stream().allMatch(part -> part.amounts().isZero());
  }
}
