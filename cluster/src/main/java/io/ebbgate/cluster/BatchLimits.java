package io.ebbgate.cluster;

/**
 * Limits of {@link BatchedGrid}.
 *
 * @param maximumBatch how many steps go in one call; at least 1
 * @param maximumQueued how many steps may wait; more are answered {@code OVERLOADED}; at least 1
 */
public record BatchLimits(int maximumBatch, int maximumQueued) {

  /** Fits the writers' batches of at most 512. */
  public static final BatchLimits DEFAULT = new BatchLimits(512, 16_384);

  public BatchLimits {
    if (maximumBatch < 1 || maximumQueued < 1) {
      throw new IllegalArgumentException("maximumBatch and maximumQueued are at least 1");
    }
  }
}
