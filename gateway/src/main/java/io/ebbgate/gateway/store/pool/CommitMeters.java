package io.ebbgate.gateway.store.pool;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts commits. Thread-safe. */
public final class CommitMeters {
  private final MeterRegistry registry;

  public CommitMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  void watchQueue(String writer, AtomicInteger queued) {
    Gauge.builder("ebbgate_commit_queued", queued, AtomicInteger::get)
        .description("Items that wait for the next commit")
        .tag("writer", writer)
        .register(registry);
  }

  void committed(String writer, int size, long nanos) {
    DistributionSummary.builder("ebbgate_commit_batch")
        .description("Items in one commit")
        .tag("writer", writer)
        .register(registry)
        .record(size);
    Timer.builder("ebbgate_commit")
        .description("Time of one commit")
        .tag("writer", writer)
        .register(registry)
        .record(nanos, TimeUnit.NANOSECONDS);
  }

  void halved(String writer) {
    counter("ebbgate_commit_halved", "Batches halved after a roll-back", writer).increment();
  }

  void contended(String writer) {
    counter("ebbgate_commit_contended", "Rows run again aside, for a lock of somebody else", writer)
        .increment();
  }

  void again(String writer) {
    counter("ebbgate_commit_again", "Batches run again after an unknown outcome", writer)
        .increment();
  }

  void turnedAway(String writer) {
    counter("ebbgate_commit_turned_away", "Items turned away by a full queue", writer).increment();
  }

  private Counter counter(String meter, String description, String writer) {
    return Counter.builder(meter).description(description).tag("writer", writer).register(registry);
  }
}
