package io.ebbgate.gateway.store.pool;

import java.time.Duration;

/**
 * The limits of a group commit.
 *
 * @param maximumBatch the most items in one commit
 * @param maximumQueued the most items that wait; more are turned away at once
 * @param writers how many commits may be in flight; one makes the biggest batches
 * @param firstRetry the wait before such a batch or row is run again; doubles each time
 * @param longestRetry the longest such wait
 * @param giveUpAfter how long a batch, or a row that somebody else's lock holds up, is run again
 *     before its items are answered with a failure
 */
public record CommitSettings(
    int maximumBatch,
    int maximumQueued,
    int writers,
    Duration firstRetry,
    Duration longestRetry,
    Duration giveUpAfter) {

  public CommitSettings {
    if (maximumBatch < 1 || maximumQueued < 1 || writers < 1) {
      throw new IllegalArgumentException("batch, queue and writers are at least 1");
    }
  }

  /** 512 in a batch, 8,192 waiting, one writer, retries from 20 ms to 1 s for 20 s. */
  public static CommitSettings defaults() {
    return new CommitSettings(
        512, 8_192, 1, Duration.ofMillis(20), Duration.ofSeconds(1), Duration.ofSeconds(20));
  }
}
