package io.ebbgate.sandbox.fault;

import java.time.Duration;
import java.util.List;

/**
 * How long the sandbox takes.
 *
 * @param settleAtLeast the shortest time from acceptance to result
 * @param settleAtMost the longest, when nothing is slow
 * @param settleSlowlyAtMost the longest time of a reference that settles slowly
 * @param answerDelay the longest delay of a delayed answer
 * @param silence how long a connection without an answer is held before it is closed
 * @param settlingTime how long after arrival an accepted request may still be unknown to queries
 * @param callbackLate the longest delay of a late callback
 * @param callbackTimeout how long to wait for the answer to a callback
 * @param callbackBackOff the waits before the second, third, ... delivery; then it is given up
 */
public record Timings(
    Duration settleAtLeast,
    Duration settleAtMost,
    Duration settleSlowlyAtMost,
    Duration answerDelay,
    Duration silence,
    Duration settlingTime,
    Duration callbackLate,
    Duration callbackTimeout,
    List<Duration> callbackBackOff) {

  /** Times of a demonstration that must end within a minute. */
  public static final Timings SHORT =
      new Timings(
          Duration.ofMillis(50),
          Duration.ofMillis(200),
          Duration.ofSeconds(2),
          Duration.ofMillis(800),
          Duration.ofSeconds(10),
          Duration.ofSeconds(2),
          Duration.ofSeconds(3),
          Duration.ofSeconds(2),
          List.of(
              Duration.ofMillis(200),
              Duration.ofMillis(500),
              Duration.ofSeconds(1),
              Duration.ofSeconds(2),
              Duration.ofSeconds(4),
              Duration.ofSeconds(8),
              Duration.ofSeconds(16)));

  public Timings {
    callbackBackOff = List.copyOf(callbackBackOff);
    if (settleAtLeast.compareTo(settleAtMost) > 0) {
      throw new IllegalArgumentException("settleAtLeast is longer than settleAtMost");
    }
  }
}
