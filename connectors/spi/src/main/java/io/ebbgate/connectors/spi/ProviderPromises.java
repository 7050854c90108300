package io.ebbgate.connectors.spi;

import java.time.Duration;
import java.util.List;

/**
 * What the provider promises about time.
 *
 * @param requestTimeout how long to wait for an answer
 * @param requestValidity how long after sending the provider may still start on a request; it
 *     refuses one that arrives later
 * @param settlingTime how long after a request was accepted "order not found" may still be wrong
 * @param queryLadder the waits before the first, second, ... query; the last one repeats for ever
 * @param manualReviewAfter the number of queries after which a person looks as well
 */
public record ProviderPromises(
    Duration requestTimeout,
    Duration requestValidity,
    Duration settlingTime,
    List<Duration> queryLadder,
    int manualReviewAfter) {

  public ProviderPromises {
    queryLadder = List.copyOf(queryLadder);
    if (queryLadder.isEmpty()) {
      throw new IllegalArgumentException("queryLadder is empty");
    }
  }
}
