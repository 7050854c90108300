package io.ebbgate.gateway.usecase.movement.orphan;

import io.ebbgate.core.id.IdKind;
import io.ebbgate.core.movement.EvidenceSource;
import io.ebbgate.gateway.usecase.Timers;
import io.ebbgate.gateway.usecase.movement.learning.Learned;
import io.ebbgate.gateway.usecase.movement.learning.Movements;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for the attempts of orphans whose time has come, lets those that are there learn, and calls
 * a person about those that are missing for long. One instance for each node, on one context; the
 * database hands each orphan to one node at a time.
 */
public final class SweepOrphans {
  private static final Logger LOG = LoggerFactory.getLogger(SweepOrphans.class);

  /**
   * Limits and times.
   *
   * @param poll how often to look for orphans that are due
   * @param lease how long learning may take before another node may try
   * @param batch how many to take at once
   */
  public record Settings(Duration poll, Duration lease, int batch) {}

  private final Orphans orphans;
  private final Movements movements;
  private final Settings settings;
  private final InstantSource clock;
  private final Timers timers;
  private final UUID owner;
  private final Counter matched;
  private volatile Orphans.Counts latest = new Orphans.Counts(0, 0);
  private boolean stopped = true;
  private Timers.@Nullable Scheduled next;

  /**
   * A sweep that does nothing before {@link #start()}.
   *
   * @param owner this node, new at each start
   */
  public SweepOrphans(
      Orphans orphans,
      Movements movements,
      Settings settings,
      InstantSource clock,
      Timers timers,
      UUID owner,
      MeterRegistry meters) {
    this.orphans = orphans;
    this.movements = movements;
    this.settings = settings;
    this.clock = clock;
    this.timers = timers;
    this.owner = owner;
    this.matched = meters.counter("ebbgate.orphans.matched");
    gauge(meters, "Waiting", Orphans.Counts::waiting);
    gauge(meters, "Alarmed", Orphans.Counts::alarmed);
  }

  private void gauge(MeterRegistry meters, String state, ToLongFunction<Orphans.Counts> figure) {
    Gauge.builder("ebbgate.orphans", this, sweep -> figure.applyAsLong(sweep.latest))
        .description("genuine callbacks that name no attempt")
        .tag("state", state)
        .register(meters);
  }

  /** Begins; call on the context that everything here shall run on. */
  public void start() {
    stopped = false;
    sweep();
  }

  /** How many had not ended after the last sweep; callable from any thread. */
  public Orphans.Counts latest() {
    return latest;
  }

  /** Takes no more orphans. */
  public void stop() {
    stopped = true;
    if (next != null) {
      next.cancel();
    }
  }

  private void sweep() {
    if (stopped) {
      return;
    }
    orphans
        .claim(owner, clock.instant(), settings.lease(), settings.batch())
        .compose(claim -> settle(claim).map(_ -> claim.taken() == settings.batch()))
        .compose(more -> orphans.count().onSuccess(counts -> latest = counts).map(_ -> more))
        .onComplete(swept -> {
          if (swept.failed()) {
            LOG.warn("orphans could not be swept; it is tried again", swept.cause());
          }
          boolean more = swept.succeeded() && swept.result();
          if (!stopped) {
            next = timers.after(more ? Duration.ofMillis(1) : settings.poll(), this::sweep);
          }
        });
  }

  private Future<?> settle(Orphans.Claim claim) {
    for (var orphan : claim.alarmed()) {
      LOG.error(
          "orphan {} of channel {} still names no attempt: the provider tells of a movement that"
              + " is not in this database",
          IdKind.ORPHAN.format(orphan.id()),
          orphan.channel());
    }
    return Future.join(claim.learn().stream().map(this::learn).toList());
  }

  /** What cannot be learned now is due again by the time that the claim has set. */
  private Future<?> learn(OrphanRow orphan) {
    return movements
        .learn(
            new Learned(
                orphan.attemptId().orElseThrow(),
                orphan.id(),
                EvidenceSource.CALLBACK,
                orphan.outcome(),
                orphan.providerCode(),
                orphan.digest(),
                orphan.receivedAt(),
                orphan.receivedAt(),
                orphan.channel(),
                Optional.of(orphan.nonce()),
                OptionalLong.empty(),
                Optional.of(orphan.kind())))
        .compose(told ->
            switch (told) {
              // Learned a moment ago, by an earlier sweep, or by a delivery of the same nonce.
              case Movements.Told.Stored _, Movements.Told.Replayed _ -> matched(orphan);
              case Movements.Told.UnknownReference _ -> Future.succeededFuture();
            })
        .recover(failure -> {
          LOG.warn(
              "orphan {} could not be learned; it is tried again",
              IdKind.ORPHAN.format(orphan.id()),
              failure);
          return Future.succeededFuture();
        });
  }

  private Future<?> matched(OrphanRow orphan) {
    matched.increment();
    LOG.info(
        "orphan {} of channel {} has found its attempt",
        IdKind.ORPHAN.format(orphan.id()),
        orphan.channel());
    return orphans.matched(List.of(orphan.id()), clock.instant());
  }
}
