package io.ebbgate.gateway.usecase.movement.asking;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.connectors.spi.ProviderPromises;
import io.ebbgate.connectors.spi.exchange.Reply;
import io.ebbgate.core.id.IdKind;
import io.ebbgate.core.movement.EvidenceSource;
import io.ebbgate.core.movement.MovementKind;
import io.ebbgate.core.movement.Pending;
import io.ebbgate.core.movement.Unknown;
import io.ebbgate.gateway.testing.FakeTimers;
import io.ebbgate.gateway.usecase.movement.FakeConnector;
import io.ebbgate.gateway.usecase.movement.learning.Learned;
import io.ebbgate.gateway.usecase.movement.learning.Movements;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AskProvidersTest {
  private static final UUID OWNER = new UUID(1, 1);

  /** Ahead of the node's clock, which then counts. */
  private static final Instant CLAIMED = Instant.parse("2026-11-02T03:00:00Z");

  private final FakeTimers timers = new FakeTimers(Instant.parse("2026-11-02T02:00:00Z"));
  private boolean connectorIsBroken;
  private final FakeConnector connector =
      new FakeConnector() {
        @Override
        public ProviderPromises promises() {
          if (connectorIsBroken) {
            throw new IllegalStateException("a defect");
          }
          return super.promises();
        }
      };
  private final ArrayDeque<DueAttempts.Due> due = new ArrayDeque<>();
  private final List<Learned> learned = new ArrayList<>();
  private boolean databaseAway;
  private boolean learningFails;
  private long nextId = 100;

  private final DueAttempts attempts =
      (owner, now, lease, atMost) -> {
        if (databaseAway) {
          return Future.failedFuture("the database is away");
        }
        var taken = new ArrayList<DueAttempts.Due>();
        while (taken.size() < atMost && !due.isEmpty()) {
          taken.add(due.remove());
        }
        return Future.succeededFuture(new DueAttempts.Claim(taken, taken.size()));
      };

  private final AskProviders asker =
      new AskProviders(
          attempts,
          channel -> channel.equals("a") ? Optional.of(connector) : Optional.empty(),
          piece -> {
            learned.add(piece);
            return learningFails
                ? Future.failedFuture("the database is away")
                : Future.succeededFuture(new Movements.Told.Replayed());
          },
          new AskProviders.Settings(
              Duration.ofSeconds(1), Duration.ofSeconds(15), 10, 2, Duration.ofSeconds(4)),
          () -> new UUID(0, nextId++),
          timers,
          timers,
          OWNER,
          new SimpleMeterRegistry());

  private static DueAttempts.Due attempt(long id, String channel) {
    return new DueAttempts.Due(new UUID(7, id), MovementKind.PAYOUT, channel, 4, CLAIMED);
  }

  @Test
  void aDueAttemptIsAskedAboutByItsOwnReferenceAndTheAnswerIsLearnedUnderItsFence() {
    connector.onQuery =
        query -> Future.succeededFuture(new Reply(new Pending("P01"), "P01", "digest"));
    due.add(attempt(1, "a"));

    asker.start();

    assertThat(connector.queries)
        .singleElement()
        .satisfies(query ->
            assertThat(query.reference()).isEqualTo(IdKind.ATTEMPT.format(new UUID(7, 1))));
    assertThat(learned)
        .singleElement()
        .satisfies(piece -> {
          assertThat(piece.source()).isEqualTo(EvidenceSource.QUERY);
          assertThat(piece.outcome()).isEqualTo(new Pending("P01"));
          assertThat(piece.fence()).hasValue(4);
        });
    assertThat(connector.sent).isEmpty();
  }

  @Test
  void noMoreQuestionsThanAllowedAreUnderWayAndEachAnswerMakesRoomForTheNext() {
    var waiting = new ArrayDeque<Promise<Reply>>();
    connector.onQuery =
        query -> {
          var promise = Promise.<Reply>promise();
          waiting.add(promise);
          return promise.future();
        };
    for (int i = 0; i < 5; i++) {
      due.add(attempt(i, "a"));
    }

    asker.start();
    timers.advance(Duration.ofSeconds(3));
    assertThat(waiting).hasSize(2);

    waiting.remove().complete(new Reply(new Pending("P"), "P", ""));
    timers.advance(Duration.ofSeconds(1));
    assertThat(connector.queries).hasSize(3);
  }

  @Test
  void aConnectorThatFailsIsLearnedAsUnknown() {
    connector.onQuery = query -> Future.failedFuture("defect");
    due.add(attempt(1, "a"));

    asker.start();

    assertThat(learned)
        .singleElement()
        .satisfies(piece -> assertThat(piece.outcome()).isInstanceOf(Unknown.class));
  }

  @Test
  void aConnectorThatDoesNotEvenTellItsTimesTakesNoPlace() {
    connectorIsBroken = true;
    due.add(attempt(1, "a"));
    due.add(attempt(2, "a"));
    asker.start();
    assertThat(connector.queries).isEmpty();

    connectorIsBroken = false;
    due.add(attempt(3, "a"));
    due.add(attempt(4, "a"));
    timers.advance(Duration.ofSeconds(3));

    assertThat(connector.queries).hasSize(2);
  }

  @Test
  void anAttemptOfAChannelWithoutConnectorIsLeftForLaterAndHoldsNothingUp() {
    due.add(attempt(1, "gone"));
    due.add(attempt(2, "a"));

    asker.start();

    assertThat(connector.queries).hasSize(1);
  }

  @Test
  void itGoesOnWhenTheDatabaseWasAway() {
    databaseAway = true;
    due.add(attempt(1, "a"));
    asker.start();
    timers.advance(Duration.ofSeconds(3));
    assertThat(connector.queries).isEmpty();

    databaseAway = false;
    learningFails = true;
    timers.advance(Duration.ofSeconds(2));
    assertThat(connector.queries).hasSize(1);

    learningFails = false;
    due.add(attempt(1, "a"));
    timers.advance(Duration.ofSeconds(2));
    assertThat(connector.queries).hasSize(2);
  }

  @Test
  void aStoppedAskerTakesNothingMore() {
    asker.start();
    asker.stop();
    due.add(attempt(1, "a"));
    timers.advance(Duration.ofMinutes(1));

    assertThat(connector.queries).isEmpty();
  }

  @Test
  void aConnectorThatNeverAnswersGivesItsPlaceBackOnceAndItsLateAnswerIsLearned() {
    var waiting = new ArrayDeque<Promise<Reply>>();
    connector.onQuery =
        query -> {
          var promise = Promise.<Reply>promise();
          waiting.add(promise);
          return promise.future();
        };
    for (int i = 0; i < 8; i++) {
      due.add(attempt(i, "a"));
    }
    asker.start();
    var first = waiting.remove();
    waiting.remove();

    // The channel's own second, and four of grace.
    timers.advance(Duration.ofMillis(4_999));
    assertThat(connector.queries).hasSize(2);
    assertThat(learned).isEmpty();
    timers.advance(Duration.ofMillis(2));

    assertThat(connector.queries).hasSize(4);
    assertThat(learned)
        .hasSize(2)
        .allSatisfy(piece ->
            assertThat(piece.outcome())
                .isEqualTo(new Unknown(Unknown.Cause.TIMEOUT, "the connector did not answer")));

    first.complete(new Reply(new Pending("P"), "P", ""));

    assertThat(learned)
        .last()
        .satisfies(piece -> {
          assertThat(piece.attemptId()).isEqualTo(new UUID(7, 0));
          assertThat(piece.outcome()).isEqualTo(new Pending("P"));
        });
    timers.advance(Duration.ofSeconds(1));
    assertThat(connector.queries).as("its place was given back already").hasSize(4);
  }
}
