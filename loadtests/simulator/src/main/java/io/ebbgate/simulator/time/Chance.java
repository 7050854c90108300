package io.ebbgate.simulator.time;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Everything that is left to chance in one world, from one seed. */
public final class Chance {
  private static final long MILLI = 1_000;

  private final SplittableRandom random;

  public Chance(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** Whether something happens that happens once in so many times. */
  public boolean oneIn(int times) {
    return random.nextInt(times) == 0;
  }

  /** A number from 0, below the bound. */
  public int below(int bound) {
    return random.nextInt(bound);
  }

  /** A span from the first to the second number of milliseconds, in microseconds. */
  public long micros(long fromMs, long toMs) {
    return random.nextLong(fromMs * MILLI, toMs * MILLI + 1);
  }

  /** One of these. */
  public <T> T pick(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }

  /** For whoever needs random bits of its own. */
  public RandomGenerator bits() {
    return random;
  }
}
