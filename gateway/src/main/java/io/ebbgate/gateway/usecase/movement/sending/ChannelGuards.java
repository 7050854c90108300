package io.ebbgate.gateway.usecase.movement.sending;

import java.time.Duration;
import java.util.Optional;

/**
 * What stands between us and a channel that is ill or has enough to do: a circuit breaker, which
 * slow calls open as well as failing ones, a bound on the calls under way, and a rate at which
 * calls may begin. Thread-safe; never blocks.
 */
public interface ChannelGuards {

  /** Asks to be let through to a channel. */
  Entry tryEnter(String channel);

  /** Whether routing may choose the channel: its breaker is not open. */
  boolean admits(String channel);

  /**
   * How long to wait before an attempt is tried again that was provably not sent.
   *
   * @param tries made so far, at least 1
   * @return empty when there have been enough
   */
  Optional<Duration> retryAfter(String channel, int tries);

  /** Whether one may call. */
  sealed interface Entry {

    /**
     * As many calls are under way as may be, or as may try a channel whose breaker was open: wait
     * for the end of one.
     *
     * @param underWay how many are, at least 1
     * @param limit how many may be now, at least 1
     */
    record Full(int underWay, int limit) implements Entry {}

    /**
     * Calls began as fast as they may: wait.
     *
     * @param after how long the next one may, at least a millisecond
     */
    record Paced(Duration after) implements Entry {}

    /**
     * The breaker is open: nothing is sent.
     *
     * @param after how long until somebody may try, at least a millisecond
     */
    record Open(Duration after) implements Entry {}
  }

  /** Leave for one call; exactly one of the methods is to be called, once. */
  non-sealed interface Permit extends Entry {

    /**
     * The call has ended.
     *
     * @param healthy whether the provider gave an answer that says something certain
     * @param took how long it took
     */
    void ended(boolean healthy, Duration took);

    /** Nothing was sent, so that this says nothing about the provider. */
    void notSent();
  }
}
