package io.ebbgate.core.drawdown;

import io.ebbgate.core.ledger.Suspense;
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
   * @param suspense what suspense has held of that attempt: of what was taken back since
   */
  public record Collected(
      UUID repaymentId, UUID attemptId, Components paid, List<Suspense> suspense) {

    public Collected {
      suspense = List.copyOf(suspense);
    }

    /** One of which nothing was taken back. */
    public Collected(UUID repaymentId, UUID attemptId, Components paid) {
      this(repaymentId, attemptId, paid, List.of());
    }

    /** The same with what suspense has held of its attempt. */
    public Collected with(List<Suspense> held) {
      return new Collected(repaymentId, attemptId, paid, held);
    }
  }
}
