package io.ebbgate.connectors.testkit;

import io.ebbgate.core.id.Ids;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Identifiers that ascend one by one, of UUID version 7. Thread-safe. */
public final class CountingIds implements Ids {

  private final AtomicLong last = new AtomicLong();

  @Override
  public UUID next() {
    return new UUID((last.incrementAndGet() << 16) | 0x7000L, 0x8000000000000000L);
  }
}
