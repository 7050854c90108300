package io.ebbgate.gateway.usecase.movement.callback;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.connectors.spi.exchange.CallbackReading;
import io.ebbgate.core.id.IdKind;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.movement.Moved;
import io.ebbgate.core.movement.MovementKind;
import io.ebbgate.core.movement.Outcome;
import io.ebbgate.core.movement.Pending;
import io.ebbgate.core.movement.attempt.AttemptState;
import io.ebbgate.gateway.usecase.ProblemCode;
import io.ebbgate.gateway.usecase.Rejected;
import io.ebbgate.gateway.usecase.movement.FakeConnector;
import io.ebbgate.gateway.usecase.movement.learning.Learned;
import io.ebbgate.gateway.usecase.movement.learning.Movements;
import io.ebbgate.gateway.usecase.movement.orphan.DecideOrphans;
import io.ebbgate.gateway.usecase.movement.orphan.FakeOrphans;
import io.ebbgate.gateway.usecase.movement.orphan.KeepOrphans;
import io.ebbgate.gateway.usecase.movement.orphan.OrphanRow;
import io.ebbgate.gateway.usecase.movement.rows.AttemptRow;
import io.ebbgate.gateway.usecase.movement.rows.OrderKind;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TakeCallbackTest {
  private static final Instant NOW = Instant.parse("2026-11-02T02:00:00Z");
  private static final UUID ATTEMPT = new UUID(7, 1);

  private final FakeConnector connector = new FakeConnector();
  private final List<Learned> learned = new ArrayList<>();
  private Movements.Told told = new Movements.Told.Stored(attempt());
  private final FakeOrphans orphans =
      new FakeOrphans(new DecideOrphans(Duration.ofHours(1), List.of(Duration.ofSeconds(5))));
  private final TakeCallback callbacks =
      new TakeCallback(
          channel -> channel.equals("a") ? Optional.of(connector) : Optional.empty(),
          piece -> {
            learned.add(piece);
            return Future.succeededFuture(told);
          },
          new KeepOrphans(
              orphans, Duration.ofSeconds(5), 1, () -> new UUID(0, 2), new SimpleMeterRegistry()),
          () -> new UUID(0, 1),
          () -> NOW);

  private static AttemptRow attempt() {
    return new AttemptRow(
        ATTEMPT,
        new UUID(8, 1),
        OrderKind.DRAWDOWN,
        1,
        MovementKind.PAYOUT,
        "a",
        new UUID(9, 1),
        "",
        Money.fen(5_000),
        "Asking",
        "",
        0,
        false,
        AttemptState.Ground.TOLD,
        Optional.empty(),
        1,
        NOW,
        1,
        NOW,
        Optional.empty(),
        "");
  }

  private Future<Callbacks.Acknowledged> take(String channel) {
    return callbacks.take(
        channel, "/callbacks/" + channel, MultiMap.caseInsensitiveMultiMap(), Buffer.buffer("{}"));
  }

  private void genuine(String reference, Outcome outcome) {
    connector.callback =
        new CallbackReading.Genuine(
            reference, MovementKind.PAYOUT, outcome, "S00", "nonce-1", "digest");
  }

  private static ProblemCode problem(Future<?> failed) {
    assertThat(failed.failed()).isTrue();
    return ((Rejected) failed.cause()).problem().code();
  }

  @Test
  void aGenuineCallbackIsLearnedAndThenAcknowledged() {
    genuine(IdKind.ATTEMPT.format(ATTEMPT), new Moved(Money.fen(5_000), "provider-1", NOW));

    assertThat(take("a").result().body()).contains("received");
    assertThat(learned)
        .singleElement()
        .satisfies(piece -> {
          assertThat(piece.attemptId()).isEqualTo(ATTEMPT);
          assertThat(piece.nonce()).contains("nonce-1");
          assertThat(piece.channel()).isEqualTo("a");
        });
  }

  @Test
  void anotherAmountIsLearnedAsEvidenceAndRefused() {
    genuine(IdKind.ATTEMPT.format(ATTEMPT), new Moved(Money.fen(5_001), "provider-1", NOW));

    assertThat(problem(take("a"))).isEqualTo(ProblemCode.CALLBACK_AMOUNT_DIFFERS);
    assertThat(learned).hasSize(1);
  }

  @Test
  void aDeliverySeenBeforeIsTold() {
    genuine(IdKind.ATTEMPT.format(ATTEMPT), new Pending("P"));
    told = new Movements.Told.Replayed();

    assertThat(problem(take("a"))).isEqualTo(ProblemCode.CALLBACK_REPLAYED);
  }

  @Test
  void aReferenceOfNobodyIsUnknownAndKeptWhole() {
    var moved = new Moved(Money.fen(5_000), "provider-1", NOW);
    genuine("order-17", moved);

    assertThat(problem(take("a"))).isEqualTo(ProblemCode.CALLBACK_REFERENCE_UNKNOWN);
    assertThat(problem(take("a"))).isEqualTo(ProblemCode.CALLBACK_REFERENCE_UNKNOWN);

    assertThat(learned).isEmpty();
    assertThat(orphans.kept)
        .containsExactly(
            new OrphanRow(
                new UUID(0, 2),
                "a",
                "nonce-1",
                "order-17",
                Optional.empty(),
                MovementKind.PAYOUT,
                moved,
                "S00",
                "digest",
                NOW));
  }

  @Test
  void anAttemptThatIsNotThereOrIsAnotherChannelsIsUnknownAndItsEvidenceIsKept() {
    genuine(IdKind.ATTEMPT.format(ATTEMPT), new Pending("P"));
    told = new Movements.Told.UnknownReference();

    assertThat(problem(take("a"))).isEqualTo(ProblemCode.CALLBACK_REFERENCE_UNKNOWN);

    assertThat(orphans.kept)
        .singleElement()
        .satisfies(orphan -> assertThat(orphan.attemptId()).contains(ATTEMPT));
  }

  @Test
  void anOrphanThatWasNotMadeDurableIsNeverAcknowledged() {
    genuine("order-17", new Pending("P"));
    orphans.away = true;
    assertThat(take("a").failed()).isTrue();

    orphans.away = false;
    assertThat(problem(take("a"))).isEqualTo(ProblemCode.CALLBACK_REFERENCE_UNKNOWN);
    connector.callback =
        new CallbackReading.Genuine(
            "order-18", MovementKind.PAYOUT, new Pending("P"), "S00", "nonce-2", "digest-2");
    assertThat(problem(take("a"))).as("no room for a second").isEqualTo(ProblemCode.OVERLOADED);
  }

  @Test
  void aChannelThatIsNotThereTakesNothing() {
    assertThat(problem(take("b"))).isEqualTo(ProblemCode.CHANNEL_UNKNOWN);
    assertThat(learned).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "SIGNATURE_MISSING, CALLBACK_SIGNATURE_MISSING",
    "SIGNATURE_WRONG, CALLBACK_SIGNATURE_WRONG",
    "STALE, CALLBACK_STALE",
    "UNREADABLE, CALLBACK_UNREADABLE"
  })
  void whatTheConnectorDoesNotBelieveIsNotLearned(
      CallbackReading.Problem problem, ProblemCode expected) {
    connector.callback = new CallbackReading.Refused(problem, "no");

    assertThat(problem(take("a"))).isEqualTo(expected);
    assertThat(learned).isEmpty();
    assertThat(orphans.kept).as("a forged one is not kept").isEmpty();
  }
}
