package io.ebbgate.core.movement.attempt;

import io.ebbgate.core.ledger.Suspense;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.movement.Moved;
import io.ebbgate.core.movement.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

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
 * @param suspense what suspense has held of the attempt; needed only for evidence of a return, and
 *     of an attempt that is disputed or that ended as not moved
 * @param calls what people were called for by evidence about the attempt, ended or not; needed
 *     where {@code suspense} is, and of an attempt that was contradicted
 */
public record AttemptFacts(
    Money expected,
    Instant leaseUntil,
    Duration requestValidity,
    Duration settlingTime,
    List<Duration> queryLadder,
    int manualReviewAfter,
    List<Suspense> suspense,
    List<Call> calls) {

  public AttemptFacts {
    queryLadder = List.copyOf(queryLadder);
    suspense = List.copyOf(suspense);
    calls = List.copyOf(calls);
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

  /**
   * What a person was called for.
   *
   * @param reason why
   * @param amount what the evidence had named; empty where it had named none
   * @param reference the provider's number of that movement, or empty
   * @param returnedAt when it came back by the provider's word, to the millisecond; empty where
   *     that was not said
   */
  public record Call(
      IncidentReason reason,
      Optional<Money> amount,
      String reference,
      Optional<Instant> returnedAt) {

    public Call {
      // Stores keep fewer digits than a provider may tell.
      returnedAt = returnedAt.map(at -> at.truncatedTo(ChronoUnit.MILLIS));
    }

    /** A call by evidence that had said this. */
    public static Call of(IncidentReason reason, Outcome said) {
      return said instanceof Moved moved
          ? new Call(
              reason, Optional.of(moved.amount()), moved.providerReference(), moved.returnedAt())
          : new Call(reason, Optional.empty(), "", Optional.empty());
    }

    /**
     * Whether a later call says nothing that is new: only of a second movement counts whose. Two
     * equal amounts that came back at different times are two.
     */
    boolean covers(Call later) {
      return reason == later.reason
          && amount.equals(later.amount)
          && returnedAt.equals(later.returnedAt)
          && (reason != IncidentReason.MOVED_TWICE || reference.equals(later.reference));
    }

    private boolean isBack(Call said) {
      return amount.equals(said.amount) && returnedAt.equals(said.returnedAt);
    }
  }

  /** Of an attempt of which suspense has held nothing, and that called nobody. */
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
        List.of(),
        List.of());
  }

  /** The same with what suspense has held of the attempt. */
  public AttemptFacts with(List<Suspense> held) {
    return new AttemptFacts(
        expected,
        leaseUntil,
        requestValidity,
        settlingTime,
        queryLadder,
        manualReviewAfter,
        held,
        calls);
  }

  /** The same with what people were called for. */
  public AttemptFacts calling(List<Call> called) {
    return new AttemptFacts(
        expected,
        leaseUntil,
        requestValidity,
        settlingTime,
        queryLadder,
        manualReviewAfter,
        suspense,
        called);
  }

  /** Whether people were called for this reason by evidence that had said the same. */
  boolean hasCalled(IncidentReason reason, Outcome outcome) {
    return calls.stream().anyMatch(call -> call.covers(Call.of(reason, outcome)));
  }

  /** Whether people were called before, for whatever reason, since this came back. */
  boolean hasHeardBack(Moved back) {
    return calls.stream().anyMatch(call -> call.isBack(Call.of(call.reason(), back)));
  }

  /**
   * What suspense was told in all to have moved of the attempt; empty where it was told nothing, or
   * amounts of several currencies.
   */
  Optional<Money> bookedAsMoved() {
    var booked = suspense.stream().filter(Suspense::moved).map(Suspense::booked).toList();
    boolean one = booked.stream().map(Money::currency).distinct().count() == 1;
    return one ? booked.stream().reduce(Money::plus) : Optional.empty();
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
