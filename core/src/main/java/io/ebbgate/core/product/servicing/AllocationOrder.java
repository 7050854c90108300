package io.ebbgate.core.product.servicing;

import io.ebbgate.core.money.Component;
import io.ebbgate.core.money.Components;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.product.plan.UnsoundTermsException;
import java.util.List;
import java.util.Set;

/**
 * In which order a payment covers the components of one instalment.
 *
 * @param components each exactly once
 */
public record AllocationOrder(List<Component> components) {

  /** Penalty, fee, interest, principal. */
  public static final AllocationOrder USUAL =
      new AllocationOrder(
          List.of(Component.PENALTY, Component.FEE, Component.INTEREST, Component.PRINCIPAL));

  /** Principal, interest, fee, penalty: for a loan that is long overdue. */
  public static final AllocationOrder LONG_OVERDUE =
      new AllocationOrder(
          List.of(Component.PRINCIPAL, Component.INTEREST, Component.FEE, Component.PENALTY));

  public AllocationOrder {
    components = List.copyOf(components);
    boolean all =
        components.size() == Component.values().length
            && Set.copyOf(components).size() == components.size();
    if (!all) {
      throw new UnsoundTermsException(
          "allocation-order-incomplete",
          "an order names each of "
              + List.of(Component.values())
              + " exactly once, not "
              + components);
    }
  }

  /**
   * What an amount covers of what is owed: each component in full before the next one.
   *
   * @param amount not negative
   * @return all that is owed where the amount is enough
   */
  public Components covered(Components owed, Money amount) {
    if (amount.compareTo(owed.total()) >= 0) {
      return owed;
    }
    Money left = amount;
    var covered = Components.none(amount.currency());
    for (Component component : components) {
      Money part = left.min(owed.of(component));
      covered = covered.with(component, part);
      left = left.minus(part);
    }
    return covered;
  }
}
