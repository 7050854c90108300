package io.ebbgate.gateway.usecase.movement.sending;

import java.time.Duration;

/**
 * What stands between us and a channel that is ill: a circuit breaker, which slow calls open as
 * well as failing ones, and a bulkhead, which bounds the calls under way. Thread-safe; never
 * blocks.
 */
public interface ChannelGuards {

  /** Asks to be let through to a channel. */
  Entry tryEnter(String channel);

  /** Whether routing may choose the channel: its breaker is not open. */
  boolean admits(String channel);

  /** Whether one may call. */
  sealed interface Entry {

    /** Too many calls are under way: wait. */
    record Full() implements Entry {}

    /** The breaker is open: nothing is sent. */
    record Open() implements Entry {}
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
