package io.ebbgate.core;

import java.util.Random;
import java.util.SplittableRandom;

/**
 * Runs a property over many random inputs. The seed is {@code -Debbgate.seed}, or a fixed one, and
 * a failure names it together with the step.
 */
public final class Seeded {

  private static final long SEED = Long.getLong("ebbgate.seed", 20_261_123L);

  private Seeded() {}

  /** One check of a property. */
  public interface Property {
    void check(Random random);
  }

  /** Checks the property so many times, each step from a seed of its own. */
  public static void times(int steps, Property property) {
    var seeds = new SplittableRandom(SEED);
    for (int step = 0; step < steps; step++) {
      long seed = seeds.nextLong();
      try {
        property.check(new Random(seed));
      } catch (RuntimeException | AssertionError failure) {
        throw new AssertionError("seed " + SEED + ", step " + step + ": " + failure, failure);
      }
    }
  }
}
