package io.ebbgate.core.movement.attempt;

import io.ebbgate.core.ledger.Suspense;
import io.ebbgate.core.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a decision about an attempt depends on beside its state.
 *
 * @param expected our amount; positive
 * @param leaseUntil the end of the sender's lease: from then on the request does not leave us
 * @param requestValidity how long after sending the provider may still start on the request
 * @param settlingTime how long after the provider took the request "order not found" may be wrong
 * @param queryLadder the waits before the first, second, ... question; the last one repeats for
 *     ever
 * @param manualReviewAfter after how many questions a person looks as well; at least one
 * @param suspense what suspense has held of the attempt; needed only for evidence of a return
 */
public record AttemptFacts(
    Money expected,
    Instant leaseUntil,
    Duration requestValidity,
    Duration settlingTime,
    List<Duration> queryLadder,
    int manualReviewAfter,
    List<Suspense> suspense) {

  public AttemptFacts {
    queryLadder = List.copyOf(queryLadder);
    suspense = List.copyOf(suspense);
    if (!expected.isPositive()) {
      throw new IllegalArgumentException("expected amount not positive: " + expected);
    }
    if (queryLadder.isEmpty()) {
      throw new IllegalArgumentException("queryLadder is empty");
    }
    if (manualReviewAfter < 1) {
      throw new IllegalArgumentException("manualReviewAfter: " + manualReviewAfter);
    }
  }

  /** Of an attempt of which suspense has held nothing. */
  public AttemptFacts(
      Money expected,
      Instant leaseUntil,
      Duration requestValidity,
      Duration settlingTime,
      List<Duration> queryLadder,
      int manualReviewAfter) {
    this(
        expected,
        leaseUntil,
        requestValidity,
        settlingTime,
        queryLadder,
        manualReviewAfter,
        List.of());
  }

  /** The same with what suspense has held of the attempt. */
  public AttemptFacts with(List<Suspense> held) {
    return new AttemptFacts(
        expected, leaseUntil, requestValidity, settlingTime, queryLadder, manualReviewAfter, held);
  }

  /**
   * From when on "order not found" means that no money moved and none will: the last byte left us
   * before the lease ended, the provider started within the request's validity, and everything that
   * it started shows after its settling time. It rests on the provider keeping its word on both.
   */
  public Instant notFoundIsFinalFrom() {
    return leaseUntil.plus(requestValidity).plus(settlingTime);
  }

  /** The wait before the next question when so many were asked. */
  public Duration waitAfter(int asked) {
    return queryLadder.get(Math.min(asked, queryLadder.size() - 1));
  }
}
