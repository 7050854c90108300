package io.ebbgate.core.lending.joint;

import io.ebbgate.core.money.Component;

/**
 * A funder's share of each component, in parts per million of what the customer owes.
 *
 * @param principal of what is lent, 0 to {@link #WHOLE}, as the others
 * @param interest of interest
 * @param fee of fees
 * @param penalty of penalties
 */
public record Ratios(int principal, int interest, int fee, int penalty) {

  /** All of a component. */
  public static final int WHOLE = 1_000_000;

  public Ratios {
    requireShare(principal);
    requireShare(interest);
    requireShare(fee);
    requireShare(penalty);
  }

  /** The same share of all four. */
  public static Ratios ofAll(int partsPerMillion) {
    return new Ratios(partsPerMillion, partsPerMillion, partsPerMillion, partsPerMillion);
  }

  /** The share of one component. */
  public int of(Component component) {
    return switch (component) {
      case PRINCIPAL -> principal;
      case INTEREST -> interest;
      case FEE -> fee;
      case PENALTY -> penalty;
    };
  }

  private static void requireShare(int partsPerMillion) {
    if (partsPerMillion < 0 || partsPerMillion > WHOLE) {
      throw new IllegalArgumentException("a share of " + partsPerMillion + " parts per million");
    }
  }
}
