package io.ebbgate.gateway.testing;

import io.ebbgate.core.id.Ids;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** UUIDv7 of one moment that count up: the same in every run. Thread-safe. */
public final class CountingIds implements Ids {
  private final long high;
  private final AtomicLong count = new AtomicLong();

  /** Identifiers of a moment. */
  public CountingIds(Instant at) {
    this.high = (at.toEpochMilli() << 16) | 0x7000L;
  }

  @Override
  public UUID next() {
    return new UUID(high, 0x8000_0000_0000_0000L | count.incrementAndGet());
  }
}
