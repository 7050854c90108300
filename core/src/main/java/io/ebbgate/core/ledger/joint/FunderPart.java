package io.ebbgate.core.ledger.joint;

import io.ebbgate.core.ledger.Account;
import io.ebbgate.core.money.Components;

/**
 * A funder's part of what was collected.
 *
 * @param funder its code
 * @param amounts by component
 */
public record FunderPart(String funder, Components amounts) {

  /** What we owe it of what was collected for it; a credit balance. */
  public Account payable() {
    return payable(funder);
  }

  /**
   * What we owe a funder of what was collected for it; a credit balance.
   *
   * @throws IllegalArgumentException when the code cannot be part of an account's
   */
  public static Account payable(String funder) {
    return new Account("funder-payable:" + funder);
  }
}
