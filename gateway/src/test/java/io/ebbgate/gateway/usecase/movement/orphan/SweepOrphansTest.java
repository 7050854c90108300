package io.ebbgate.gateway.usecase.movement.orphan;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.connectors.spi.exchange.CallbackReading;
import io.ebbgate.core.id.IdKind;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.movement.EvidenceSource;
import io.ebbgate.core.movement.Moved;
import io.ebbgate.core.movement.MovementKind;
import io.ebbgate.gateway.testing.FakeTimers;
import io.ebbgate.gateway.usecase.movement.learning.Learned;
import io.ebbgate.gateway.usecase.movement.learning.Movements;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SweepOrphansTest {
  private static final Instant NOW = Instant.parse("2026-11-02T02:00:00Z");
  private static final UUID ATTEMPT = new UUID(7, 1);
  private static final Moved MOVED = new Moved(Money.fen(5_000), "provider-1", NOW);

  private final FakeTimers timers = new FakeTimers(NOW);
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final List<Learned> learned = new ArrayList<>();
  private Future<Movements.Told> told = Future.succeededFuture(new Movements.Told.Replayed());
  private long nextId = 1;

  private final FakeOrphans orphans =
      new FakeOrphans(
          new DecideOrphans(
              Duration.ofHours(1), List.of(Duration.ofSeconds(5), Duration.ofMinutes(5))));
  private final KeepOrphans keeper =
      new KeepOrphans(orphans, Duration.ofSeconds(1), 2, () -> new UUID(9, nextId++), meters);
  private final SweepOrphans sweep =
      new SweepOrphans(
          orphans,
          piece -> {
            learned.add(piece);
            return told;
          },
          new SweepOrphans.Settings(Duration.ofSeconds(1), Duration.ofSeconds(15), 10),
          timers,
          timers,
          new UUID(1, 1),
          meters);

  @BeforeEach
  void start() {
    sweep.start();
  }

  private Orphans.Keeping keep(String nonce, String reference) {
    return keeper
        .keep(
            "a",
            new CallbackReading.Genuine(
                reference, MovementKind.PAYOUT, MOVED, "S00", nonce, "digest-" + nonce),
            timers.instant())
        .result();
  }

  private double gauge(String state) {
    return meters.get("ebbgate.orphans").tag("state", state).gauge().value();
  }

  @Test
  void anOrphanWhoseAttemptAppearsIsLearnedAsTheCallbackThatItWas() {
    assertThat(keep("n-1", IdKind.ATTEMPT.format(ATTEMPT))).isEqualTo(Orphans.Keeping.NEW);
    timers.advance(Duration.ofMinutes(2));
    assertThat(learned).isEmpty();
    assertThat(gauge("Waiting")).isOne();

    orphans.attempts.add(ATTEMPT);
    timers.advance(Duration.ofMinutes(5));

    assertThat(learned)
        .singleElement()
        .satisfies(piece -> {
          assertThat(piece.attemptId()).isEqualTo(ATTEMPT);
          assertThat(piece.source()).isEqualTo(EvidenceSource.CALLBACK);
          assertThat(piece.outcome()).isEqualTo(MOVED);
          assertThat(piece.nonce()).contains("n-1");
          assertThat(piece.digest()).isEqualTo("digest-n-1");
          assertThat(piece.receivedAt()).isEqualTo(NOW);
        });
    assertThat(orphans.matched).hasSize(1);
    assertThat(gauge("Waiting")).isZero();
  }

  @Test
  void anOrphanIsAlarmedOnceAfterItsTimeAndIsStillLearnedWhenItsAttemptComes() {
    keep("n-1", IdKind.ATTEMPT.format(ATTEMPT));

    timers.advance(Duration.ofMinutes(59));
    assertThat(gauge("Alarmed")).isZero();
    timers.advance(Duration.ofMinutes(2));
    assertThat(gauge("Alarmed")).isOne();
    assertThat(gauge("Waiting")).isZero();

    orphans.attempts.add(ATTEMPT);
    timers.advance(Duration.ofMinutes(6));
    assertThat(learned).hasSize(1);
    assertThat(gauge("Alarmed")).isZero();
  }

  @Test
  void aReferenceThatCanBeNoAttemptIsNeverLearnedAndIsAlarmedAllTheSame() {
    keep("n-1", "somebody-elses-17");

    timers.advance(Duration.ofHours(2));

    assertThat(learned).isEmpty();
    assertThat(gauge("Alarmed")).isOne();
  }

  @Test
  void whatCannotBeLearnedNowIsTriedAgain() {
    keep("n-1", IdKind.ATTEMPT.format(ATTEMPT));
    orphans.attempts.add(ATTEMPT);
    told = Future.failedFuture("the database is away");
    timers.advance(Duration.ofSeconds(10));
    assertThat(orphans.matched).isEmpty();

    told = Future.succeededFuture(new Movements.Told.Replayed());
    timers.advance(Duration.ofSeconds(10));

    assertThat(learned).hasSizeGreaterThan(1);
    assertThat(orphans.matched).hasSize(1);
  }

  @Test
  void theSweepGoesOnWhenTheDatabaseWasAway() {
    keep("n-1", IdKind.ATTEMPT.format(ATTEMPT));
    orphans.attempts.add(ATTEMPT);
    orphans.away = true;
    timers.advance(Duration.ofSeconds(10));

    orphans.away = false;
    timers.advance(Duration.ofSeconds(10));

    assertThat(orphans.matched).hasSize(1);
  }

  @Test
  void aStoppedSweepTakesNothing() {
    keep("n-1", IdKind.ATTEMPT.format(ATTEMPT));
    orphans.attempts.add(ATTEMPT);
    sweep.stop();

    timers.advance(Duration.ofHours(2));

    assertThat(learned).isEmpty();
    assertThat(timers.size()).isZero();
  }

  @Test
  void aDeliveryIsKeptOnceAndNoMoreThanTheBoundAreKept() {
    assertThat(keep("n-1", "x")).isEqualTo(Orphans.Keeping.NEW);
    assertThat(keep("n-1", "x")).isEqualTo(Orphans.Keeping.SEEN);
    assertThat(keep("n-2", "y")).isEqualTo(Orphans.Keeping.NEW);
    assertThat(keep("n-3", "z")).isEqualTo(Orphans.Keeping.FULL);
    assertThat(meters.get("ebbgate.orphans.taken").tag("result", "full").counter().count()).isOne();
  }

  /** The dashboard asks for the metrics of orphans that there are, and for all of them. */
  @Test
  void everyMetricOfOrphansIsThereAndShown() throws IOException {
    keep("n-1", IdKind.ATTEMPT.format(ATTEMPT));
    orphans.attempts.add(ATTEMPT);
    timers.advance(Duration.ofMinutes(5));
    var there = new TreeSet<String>();
    for (var meter : meters.getMeters()) {
      var name = meter.getId().getName().replace('.', '_');
      if (name.startsWith("ebbgate_orphans")) {
        there.add(meter.getId().getType() == Meter.Type.COUNTER ? name + "_total" : name);
      }
    }
    var asked = new TreeSet<String>();
    var text = Files.readString(Path.of("..", "deploy", "grafana", "dashboards", "ebbgate.json"));
    var names = Pattern.compile("ebbgate_orphans\\w*").matcher(text);
    while (names.find()) {
      asked.add(names.group());
    }

    assertThat(asked).isEqualTo(there).hasSize(3);
  }
}
