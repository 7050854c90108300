package io.ebbgate.gateway.http.exchange;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts the requests of one lane that are worked on, and turns away what is too much: early, so
 * that a request turned away costs next to nothing. Thread-safe.
 *
 * <p>A request that only waits for an order's end holds a place of its own kind, so that waiting
 * ones do not keep working ones out.
 */
public final class Admission {
  /** Whether a request may come in. */
  public enum Verdict {
    /** It may; {@link #leave()} must follow. */
    ADMITTED,
    /** Too many are in. */
    FULL,
    /** The node is draining. */
    DRAINING
  }

  private final int maximumInFlight;
  private final int maximumWaiting;
  private final AtomicInteger inFlight = new AtomicInteger();
  private final AtomicInteger waiting = new AtomicInteger();
  private final Set<Runnable> waiters = ConcurrentHashMap.newKeySet();
  private final Promise<Void> drained = Promise.promise();
  private volatile boolean draining;

  Admission(int maximumInFlight, int maximumWaiting) {
    this.maximumInFlight = maximumInFlight;
    this.maximumWaiting = maximumWaiting;
  }

  /** Asks for a place. */
  Verdict enter() {
    if (draining) {
      return Verdict.DRAINING;
    }
    if (inFlight.incrementAndGet() > maximumInFlight) {
      leave();
      return Verdict.FULL;
    }
    // Draining may have begun between the look and the count; whoever drains must not be told that
    // all is over while this request goes on.
    if (draining) {
      leave();
      return Verdict.DRAINING;
    }
    return Verdict.ADMITTED;
  }

  /** Gives a place back. */
  void leave() {
    inFlight.decrementAndGet();
    completeIfDrained();
  }

  /**
   * Swaps the place of a working request for one of a waiting request.
   *
   * @param whenDraining is run, on any thread, when draining begins: the wait should end then
   * @return false when all such places are taken or the node is draining; nothing was swapped then
   */
  boolean beginWaiting(Runnable whenDraining) {
    if (draining) {
      return false;
    }
    if (waiting.incrementAndGet() > maximumWaiting) {
      waiting.decrementAndGet();
      return false;
    }
    waiters.add(whenDraining);
    inFlight.decrementAndGet();
    if (draining) {
      whenDraining.run();
    }
    return true;
  }

  /** Swaps back. */
  void endWaiting(Runnable whenDraining) {
    waiters.remove(whenDraining);
    inFlight.incrementAndGet();
    waiting.decrementAndGet();
  }

  /** Lets nobody in any more; the future succeeds when the last one is out. */
  Future<Void> drain() {
    draining = true;
    waiters.forEach(Runnable::run);
    completeIfDrained();
    return drained.future();
  }

  private void completeIfDrained() {
    if (draining && inFlight.get() == 0 && waiting.get() == 0) {
      drained.tryComplete();
    }
  }

  /** Whether draining has begun. */
  boolean isDraining() {
    return draining;
  }

  /** Requests worked on now. */
  public int inFlight() {
    return inFlight.get();
  }

  /** Requests waiting for an order's end now. */
  public int waiting() {
    return waiting.get();
  }
}
