package io.ebbgate.core.drawdown;

import io.ebbgate.core.calendar.BusinessDays;
import io.ebbgate.core.ledger.Suspense;
import io.ebbgate.core.money.Money;
import java.time.Instant;
import java.util.List;

/**
 * What a decision about a drawdown depends on beside its state.
 *
 * @param amount what is to be paid out; positive
 * @param latestSequence the number of its newest attempt; 0 when it has none
 * @param maximumAttempts how many attempts it may have in all; at least one
 * @param submittedAt when it was taken: the money cannot have moved before
 * @param days on which business day money moved
 * @param suspense what suspense has held of the attempt that the event is about; needed only where
 *     its money came back
 */
public record DrawdownFacts(
    Money amount,
    int latestSequence,
    int maximumAttempts,
    Instant submittedAt,
    BusinessDays days,
    List<Suspense> suspense) {

  public DrawdownFacts {
    suspense = List.copyOf(suspense);
    if (!amount.isPositive() || maximumAttempts < 1 || latestSequence < 0) {
      throw new IllegalArgumentException(
          "amount " + amount + ", attempts " + latestSequence + " of " + maximumAttempts);
    }
  }
}
