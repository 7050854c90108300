package io.ebbgate.core.drawdown;

import io.ebbgate.core.money.Components;
import io.ebbgate.core.money.Money;
import java.util.List;
import java.util.UUID;

/**
 * What the loan that a drawdown became has come to when its payout comes back.
 *
 * @param outstanding the principal that still counts as used of the credit line
 * @param collected what was repaid of it
 */
public record Lent(Money outstanding, List<Collected> collected) {

  public Lent {
    collected = List.copyOf(collected);
  }

  /** No loan, or one that nothing is left of. */
  public static Lent nothing(Money amount) {
    return new Lent(Money.zero(amount.currency()), List.of());
  }

  /**
   * A repayment that the loan took.
   *
   * @param repaymentId the repayment
   * @param attemptId the attempt that collected it
   * @param paid what it paid
   */
  public record Collected(UUID repaymentId, UUID attemptId, Components paid) {}
}
