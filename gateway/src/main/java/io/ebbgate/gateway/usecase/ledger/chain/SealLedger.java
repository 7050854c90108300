package io.ebbgate.gateway.usecase.ledger.chain;

import io.ebbgate.core.ledger.balance.AccountDays;
import io.ebbgate.gateway.usecase.Timers;
import io.ebbgate.gateway.usecase.ledger.chain.Chains.Held;
import io.ebbgate.gateway.usecase.ledger.chain.Chains.NewSeal;
import io.ebbgate.gateway.usecase.ledger.chain.Chains.Unsealed;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Adds what was booked to the ledger's chain, on one node at a time. Any node may be it: each asks
 * for the chain again and again. A step that fails is made again from what the database says.
 */
public final class SealLedger {
  private static final Logger LOG = LoggerFactory.getLogger(SealLedger.class);
  private static final Duration AT_ONCE = Duration.ofMillis(1);

  private final Chains chains;
  private final UUID owner;
  private final Settings settings;
  private final Timers timers;
  private final InstantSource clock;
  private final Counter sealed;
  private volatile Instant upToDate;
  private boolean stopped;
  private Future<?> underWay = Future.succeededFuture();

  /**
   * How often and how much.
   *
   * @param every between two looks when nothing was left
   * @param lease how long the chain stays with a node that is not heard of
   * @param batch how many entries are sealed in one commit
   */
  public record Settings(Duration every, Duration lease, int batch) {}

  /**
   * A sealer that does nothing yet.
   *
   * @param owner names this node
   * @param meters where its meters are registered, at once
   */
  public SealLedger(
      Chains chains,
      UUID owner,
      Settings settings,
      Timers timers,
      InstantSource clock,
      MeterRegistry meters) {
    this.chains = chains;
    this.owner = owner;
    this.settings = settings;
    this.timers = timers;
    this.clock = clock;
    this.upToDate = clock.instant();
    this.sealed =
        Counter.builder("ebbgate.ledger.sealed")
            .description("Ledger entries that this node added to the chain")
            .register(meters);
    Gauge.builder("ebbgate.ledger.chain.age", this, SealLedger::ageSeconds)
        .description(
            "Seconds since this node saw every entry in the chain, or the chain in other hands")
        .strongReference(true)
        .register(meters);
  }

  private double ageSeconds() {
    return Math.max(0, Duration.between(upToDate, clock.instant()).toMillis() / 1_000.0);
  }

  /** Begins, and goes on by itself. */
  public void start() {
    next(AT_ONCE);
  }

  /** Ends after the step that is under way, and gives the chain up. */
  public Future<Void> stop() {
    stopped = true;
    return underWay.transform(_ -> chains.release(owner));
  }

  private void next(Duration wait) {
    if (!stopped) {
      timers.after(wait, this::look);
    }
  }

  private void look() {
    if (stopped) {
      return;
    }
    underWay =
        step()
            .onComplete(done -> {
              if (done.failed()) {
                LOG.warn("the ledger's chain did not get on; trying again", done.cause());
                next(settings.every());
              } else {
                next(done.result() ? AT_ONCE : settings.every());
              }
            });
  }

  /** Takes the chain and seals one batch; whether there may be more to do at once. */
  public Future<Boolean> step() {
    return chains
        .claim(owner, settings.lease())
        .compose(held -> held.map(this::seal).orElseGet(this::others));
  }

  private Future<Boolean> others() {
    upToDate = clock.instant();
    return Future.succeededFuture(false);
  }

  private Future<Boolean> seal(Held held) {
    return chains
        .unsealed(held.place(), settings.batch())
        .compose(unsealed ->
            unsealed.place().equals(held.place()) ? rest(held) : append(held, unsealed));
  }

  private Future<Boolean> rest(Held held) {
    var lookedAt = clock.instant();
    return chains
        .anyAfter(held.place())
        .map(waiting -> {
          if (!waiting) {
            upToDate = lookedAt;
          }
          return false;
        });
  }

  private Future<Boolean> append(Held held, Unsealed unsealed) {
    var link = held.link();
    var seals = new ArrayList<NewSeal>(unsealed.entries().size());
    for (var entry : unsealed.entries()) {
      link = link.next(entry);
      seals.add(new NewSeal(entry.id(), link.sequence(), link.hash()));
    }
    return chains
        .append(
            owner,
            held,
            held.at(link, unsealed.place()),
            seals,
            AccountDays.of(unsealed.entries()),
            clock.instant())
        .map(done -> {
          if (!done) {
            // Our lease was over: whoever has the chain now goes on from the same place.
            return false;
          }
          sealed.increment(seals.size());
          return true;
        });
  }
}
