package io.ebbgate.proving.torture;

import java.time.Duration;

/**
 * How a torture is run.
 *
 * @param rounds in each of which every part is struck
 * @param seed of strikes, customers and faults
 * @param customers how many borrow and repay
 * @param settleAtMost how long to wait at the end before orders count as unsettled
 */
public record TortureOptions(int rounds, long seed, int customers, Duration settleAtMost) {

  /** Forty customers, and ninety seconds to settle. */
  public static TortureOptions of(int rounds, long seed) {
    return new TortureOptions(rounds, seed, 40, Duration.ofSeconds(90));
  }
}
