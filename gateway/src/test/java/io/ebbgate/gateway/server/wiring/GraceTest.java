package io.ebbgate.gateway.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.gateway.usecase.Timers;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class GraceTest {

  private static final Duration LENGTH = Duration.ofSeconds(20);
  private static final Duration EVERY = Duration.ofMillis(50);

  private long nanos = 7;

  /** What is to happen later happens now, and the clock says that it is later. */
  private final Timers timers =
      (delay, task) -> {
        nanos += delay.toNanos();
        task.run();
        return () -> {};
      };

  private final Grace grace = Grace.of(LENGTH, timers, () -> nanos);

  @Test
  void whatHasStoppedTakesNothingOfTheGrace() {
    grace.await("a part", Future.succeededFuture());

    assertThat(grace.left()).isEqualTo(LENGTH);
  }

  @Test
  void whatCannotStopDoesNotKeepTheRest() {
    grace.await("a part", Future.failedFuture("the database is away"));

    assertThat(grace.left()).isEqualTo(LENGTH);
  }

  @Test
  void whatNeverStopsIsLeftBehindAtTheEndOfTheGrace() {
    grace.await("a part", Promise.promise().future());

    assertThat(grace.left()).isZero();
  }

  @Test
  void oneGraceCountsForAllWaits() {
    long began = nanos;
    grace.await("a part", Promise.promise().future());
    grace.await("another part", Promise.promise().future());
    assertThat(grace.awaitNone(() -> 3, EVERY)).isEqualTo(3);

    assertThat(Duration.ofNanos(nanos - began)).isEqualTo(LENGTH);
  }

  @Test
  void callsUnderWayAreWaitedForUntilThereAreNone() {
    var left = new AtomicInteger(4);

    assertThat(grace.awaitNone(left::decrementAndGet, EVERY)).isZero();

    assertThat(LENGTH.minus(grace.left())).isEqualTo(EVERY.multipliedBy(3));
  }
}
