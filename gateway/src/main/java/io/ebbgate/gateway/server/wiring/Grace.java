package io.ebbgate.gateway.server.wiring;

import io.ebbgate.gateway.usecase.Timers;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The time that a node has to stop in good order: one deadline for all of its waits together.
 * Counted by a clock that nobody sets. Waiting blocks; not for event loops.
 */
final class Grace {
  private static final Logger LOG = LoggerFactory.getLogger(Grace.class);

  private final Timers timers;
  private final LongSupplier nanoTime;
  private final long endsAt;

  private Grace(Timers timers, LongSupplier nanoTime, Duration length) {
    this.timers = timers;
    this.nanoTime = nanoTime;
    this.endsAt = nanoTime.getAsLong() + length.toNanos();
  }

  /** Begins now. */
  static Grace of(Duration length, Timers timers, LongSupplier nanoTime) {
    return new Grace(timers, nanoTime, length);
  }

  /** What is left of it; zero when it is over. */
  Duration left() {
    return Duration.ofNanos(Math.max(0, endsAt - nanoTime.getAsLong()));
  }

  /**
   * Waits for one part, and no longer than the grace lasts. What cannot be stopped in good order,
   * as when the database is away, must not keep the rest running: what it had leased is free when
   * the lease ends.
   *
   * @param part named in the log when it fails or does not end in time
   */
  void await(String part, Future<?> stopping) {
    var over = Promise.<Void>promise();
    stopping.onComplete(
        _ -> over.tryComplete(),
        failed -> {
          LOG.warn("{} did not stop in good order", part, failed);
          over.tryComplete();
        });
    if (over.future().isComplete()) {
      return;
    }
    var end =
        timers.after(
            left(),
            () -> {
              if (over.tryComplete()) {
                LOG.warn("{} did not stop within the grace; it is left behind", part);
              }
            });
    over.future().await();
    end.cancel();
  }

  /**
   * Waits until nothing is under way any more, and no longer than the grace lasts.
   *
   * @param every between two looks
   * @return how much is still under way
   */
  int awaitNone(IntSupplier underWay, Duration every) {
    var idle = Promise.<Integer>promise();
    look(underWay, every, idle);
    return idle.future().await();
  }

  private void look(IntSupplier underWay, Duration every, Promise<Integer> idle) {
    int now = underWay.getAsInt();
    if (now == 0 || left().isZero()) {
      idle.complete(now);
    } else {
      timers.after(every, () -> look(underWay, every, idle));
    }
  }
}
