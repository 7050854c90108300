package io.ebbgate.gateway.http.exchange;

import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Bounds how often each client may ask. A bucket is one number, the time at which it will be full
 * again (the generic cell rate algorithm): exact, and without a lock. Only authenticated clients
 * have one, so that their number is bounded. Thread-safe.
 */
final class ClientRates {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private final LongSupplier nanoTime;
  private final long intervalNanos;
  private final long slackNanos;
  private final ConcurrentHashMap<UUID, AtomicLong> fullAt = new ConcurrentHashMap<>();

  /**
   * Bounds.
   *
   * @param requestsPerSecond of one client in the long run; 0 sets no limit
   * @param burst requests that a client may send at once after a pause
   */
  ClientRates(int requestsPerSecond, int burst, LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.intervalNanos = requestsPerSecond == 0 ? 0 : NANOS_PER_SECOND / requestsPerSecond;
    this.slackNanos = intervalNanos * (burst - 1L);
  }

  /** Takes one request of a client: 0 when it may go on, or how many nanoseconds it is early. */
  long take(UUID client) {
    if (intervalNanos == 0) {
      return 0;
    }
    long now = nanoTime.getAsLong();
    var bucket = fullAt.computeIfAbsent(client, _ -> new AtomicLong(now));
    while (true) {
      long full = bucket.get();
      long ahead = Math.max(0, full - now);
      if (ahead > slackNanos) {
        return ahead - slackNanos;
      }
      if (bucket.compareAndSet(full, now + ahead + intervalNanos)) {
        return 0;
      }
    }
  }
}
