package io.ebbgate.gateway.usecase.backlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.gateway.testing.FakeTimers;
import io.ebbgate.gateway.usecase.notice.NoticeKind;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WatchBacklogTest {
  private static final Duration EVERY = Duration.ofSeconds(5);

  private final FakeTimers timers = new FakeTimers(Instant.parse("2026-11-01T00:00:00Z"));
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private Future<Backlog> figures =
      Future.succeededFuture(new Backlog(1, 2, 3, 4, Map.of(NoticeKind.REPORT, 6L), 5, 7));
  private int counted;
  private final WatchBacklog watch =
      new WatchBacklog(
          () -> {
            counted++;
            return figures;
          },
          timers,
          EVERY,
          meters);

  @Test
  void shows_nothing_before_it_has_counted() {
    assertThat(gauge("ebbgate.notices.queued")).isNaN();
  }

  @Test
  void shows_what_it_counted_and_counts_again() {
    watch.start();
    assertThat(meters.get("ebbgate.attempts.open").tag("state", "Sending").gauge().value())
        .isEqualTo(1);
    assertThat(meters.get("ebbgate.attempts.open").tag("state", "Asking").gauge().value())
        .isEqualTo(2);
    assertThat(meters.get("ebbgate.attempts.open").tag("state", "Disputed").gauge().value())
        .isEqualTo(3);
    assertThat(gauge("ebbgate.incidents.open")).isEqualTo(5);
    assertThat(meters.get("ebbgate.notices.parked").tag("kind", "REPORT").gauge().value())
        .isEqualTo(6);
    assertThat(meters.get("ebbgate.notices.parked").tag("kind", "SMS").gauge().value()).isZero();
    assertThat(gauge("ebbgate.proposals.waiting")).isEqualTo(7);

    figures = Future.succeededFuture(new Backlog(0, 0, 0, 9, Map.of(), 0, 0));
    timers.advance(EVERY);

    assertThat(gauge("ebbgate.notices.queued")).isEqualTo(9);
  }

  @Test
  void shows_no_old_figure_when_the_database_does_not_answer_and_recovers() {
    watch.start();
    figures = Future.failedFuture("the database is away");
    timers.advance(EVERY);
    assertThat(gauge("ebbgate.notices.queued")).isNaN();

    figures = Future.succeededFuture(new Backlog(0, 0, 0, 1, Map.of(), 0, 0));
    timers.advance(EVERY);

    assertThat(gauge("ebbgate.notices.queued")).isEqualTo(1);
  }

  @Test
  void counts_no_more_once_stopped() {
    watch.start();
    watch.stop();

    timers.advance(EVERY.multipliedBy(3));

    assertThat(counted).isEqualTo(1);
  }

  private double gauge(String name) {
    return meters.get(name).gauge().value();
  }
}
