package io.ebbgate.gateway.usecase.upkeep;

import io.ebbgate.gateway.usecase.Timers;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does the chores at the start and then again and again. A chore that fails is told and tried again
 * the next time: without its partition a row goes to the default one, which is slower and never
 * wrong.
 */
public final class KeepHouse {
  private static final Logger LOG = LoggerFactory.getLogger(KeepHouse.class);
  private static final Duration BETWEEN_STEPS = Duration.ofMillis(10);

  private final Upkeep upkeep;
  private final Timers timers;
  private final InstantSource clock;
  private final Settings settings;
  private volatile boolean stopped;

  /**
   * How often and how much.
   *
   * @param every how long to wait between two rounds
   * @param months for how many months partitions are kept ready, this month included; at least 2
   * @param rememberDeliveries how long callback deliveries are remembered; far longer than a
   *     callback's time stamp may be old
   * @param deliveriesAtOnce how many are forgotten in one step
   */
  public record Settings(
      Duration every, int months, Duration rememberDeliveries, int deliveriesAtOnce) {}

  /**
   * @param upkeep does the chores
   * @param timers say when
   * @param clock says for which month
   * @param settings how often and how much
   */
  public KeepHouse(Upkeep upkeep, Timers timers, InstantSource clock, Settings settings) {
    this.upkeep = upkeep;
    this.timers = timers;
    this.clock = clock;
    this.settings = settings;
  }

  /**
   * Makes this month's partitions, then does the first round and all later ones in the background.
   */
  public Future<Void> start() {
    return partitions().onComplete(ended -> round());
  }

  /** Starts no further round. */
  public void stop() {
    stopped = true;
  }

  private void round() {
    if (stopped) {
      return;
    }
    forget();
    timers.after(settings.every(), () -> partitions().onComplete(ended -> round()));
  }

  private Future<Void> partitions() {
    Future<Void> all = Future.succeededFuture();
    for (String table : upkeep.partitioned()) {
      // One after the other: each takes a short exclusive lock of its table.
      all = all.compose(done -> partitions(table));
    }
    return all;
  }

  private Future<Void> partitions(String table) {
    return upkeep
        .ensurePartitions(table, clock.instant(), settings.months())
        .onSuccess(made -> {
          if (made > 0) {
            LOG.info("made {} partitions of {}", made, table);
          }
        })
        .recover(cause -> {
          LOG.warn("partitions of {} not made; its default takes the rows", table, cause);
          return Future.succeededFuture(0);
        })
        .mapEmpty();
  }

  private void forget() {
    if (stopped) {
      return;
    }
    upkeep
        .forgetDeliveries(
            clock.instant().minus(settings.rememberDeliveries()), settings.deliveriesAtOnce())
        .onFailure(cause -> LOG.warn("old callback deliveries not forgotten this time", cause))
        .onSuccess(forgotten -> {
          if (forgotten == settings.deliveriesAtOnce()) {
            timers.after(BETWEEN_STEPS, this::forget);
          }
        });
  }
}
