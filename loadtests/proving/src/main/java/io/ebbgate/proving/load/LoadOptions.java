package io.ebbgate.proving.load;

import java.time.Duration;

/**
 * How a load scenario is run.
 *
 * @param scenario its name
 * @param usersPerSecond how many customers arrive in a second
 * @param ramp how long the rate takes to rise to that
 * @param steady how long it then stays
 * @param p99Ms the promised bound of 99 of 100 drawdown answers, in milliseconds
 * @param endWithin how long an accepted order may take to end
 * @param seed of customers and of what they ask for
 */
record LoadOptions(
    String scenario,
    double usersPerSecond,
    Duration ramp,
    Duration steady,
    int p99Ms,
    Duration endWithin,
    long seed) {

  /** How many customers arrive altogether, rounded up; the rate rises in a straight line. */
  long arrivals() {
    double seconds = steady.toMillis() / 1_000.0 + ramp.toMillis() / 2_000.0;
    return (long) Math.ceil(usersPerSecond * seconds);
  }
}
