package io.ebbgate.gateway.server.runtime;

import io.ebbgate.core.id.Ids;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/**
 * UUIDv7 after RFC 9562, section 5.7: 48 bits of milliseconds, then 12 bits that count within a
 * millisecond (method 1 of section 6.2), then 62 random bits. Ascending within one instance, also
 * when the clock steps back: the count then runs on from the highest time seen. Thread-safe when
 * the random source is.
 */
public final class TimeOrderedIds implements Ids {
  private static final long COUNT_BITS = 12;
  private static final long COUNT_MASK = (1 << COUNT_BITS) - 1;
  private static final long VERSION = 0x7000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;
  private static final long VARIANT_MASK = 0x3fff_ffff_ffff_ffffL;

  private final InstantSource clock;
  private final RandomGenerator random;

  /**
   * Milliseconds and count in one number, so that one increment carries from the count into the
   * time.
   */
  private final AtomicLong last = new AtomicLong();

  public TimeOrderedIds(InstantSource clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  @Override
  public UUID next() {
    long now = clock.millis() << COUNT_BITS;
    long stamp = last.updateAndGet(before -> Math.max(before + 1, now));
    long high = ((stamp >>> COUNT_BITS) << 16) | VERSION | (stamp & COUNT_MASK);
    return new UUID(high, (random.nextLong() & VARIANT_MASK) | VARIANT);
  }
}
