package io.ebbgate.gateway.usecase.movement.sending;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.connectors.spi.exchange.AccountDetails;
import io.ebbgate.connectors.spi.exchange.Reply;
import io.ebbgate.core.id.IdKind;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.movement.EvidenceSource;
import io.ebbgate.core.movement.MovementKind;
import io.ebbgate.core.movement.NotMoved;
import io.ebbgate.core.movement.Pending;
import io.ebbgate.core.movement.Unknown;
import io.ebbgate.gateway.testing.FakeTimers;
import io.ebbgate.gateway.usecase.movement.FakeConnector;
import io.ebbgate.gateway.usecase.movement.learning.Learned;
import io.ebbgate.gateway.usecase.movement.learning.Movements;
import io.ebbgate.gateway.usecase.movement.rows.NewAttempt;
import io.ebbgate.gateway.usecase.movement.rows.OrderKind;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SendAttemptsTest {
  private static final Instant START = Instant.parse("2026-11-02T02:00:00Z");
  private static final Reply PENDING = new Reply(new Pending("P01"), "P01", "digest");

  private final FakeConnector connector = new FakeConnector();
  private final List<Learned> learned = new ArrayList<>();
  private final FakeGuards guards = new FakeGuards(2);
  private final FakeTimers timers = new FakeTimers(START);
  private Instant now = START;
  private long nanos = 1_000;
  private final Promise<AccountDetails> slowCard = Promise.promise();
  private boolean cardIsSlow;
  private boolean cardIsGone;
  private long nextId = 500;

  private final AccountDetailsSource cards =
      ids -> {
        if (cardIsGone) {
          return Future.succeededFuture(Map.of());
        }
        var details = new AccountDetails("9900001234567890", "Li Wei", "ICBC");
        var card = ids.iterator().next();
        return cardIsSlow
            ? slowCard.future().map(found -> Map.of(card, found))
            : Future.succeededFuture(Map.of(card, details));
      };

  private final SendAttempts sender =
      new SendAttempts(
          "payout",
          channel -> channel.equals("a") ? Optional.of(connector) : Optional.empty(),
          guards,
          cards,
          piece -> {
            learned.add(piece);
            return Future.succeededFuture(new Movements.Told.Replayed());
          },
          new SendAttempts.Settings(
              Duration.ofSeconds(15), Duration.ofSeconds(2), 3, Duration.ofSeconds(4)),
          () -> new UUID(0, nextId++),
          () -> now,
          () -> nanos,
          timers,
          Runnable::run,
          new SimpleMeterRegistry());

  private static NewAttempt attempt(long id, String channel, MovementKind kind) {
    return new NewAttempt(
        new UUID(7, id),
        new UUID(8, id),
        kind == MovementKind.PAYOUT ? OrderKind.DRAWDOWN : OrderKind.REPAYMENT,
        1,
        kind,
        channel,
        new UUID(9, id),
        kind == MovementKind.PAYOUT ? "" : "agreement-1",
        Money.fen(5_000),
        START);
  }

  private static NewAttempt payout(long id) {
    return attempt(id, "a", MovementKind.PAYOUT);
  }

  private void pass(Duration time) {
    now = now.plus(time);
    nanos += time.toNanos();
    timers.advance(time);
  }

  private void learnedNotSent() {
    assertThat(learned)
        .last()
        .satisfies(piece -> {
          assertThat(piece.source()).isEqualTo(EvidenceSource.OWN);
          assertThat(piece.outcome()).isEqualTo(new NotMoved(NotMoved.Reason.NOT_SENT, ""));
        });
  }

  @Test
  void anAttemptGoesOutUnderItsOwnReferenceWithAnEndAndItsAnswerIsLearned() {
    connector.onSend = request -> Future.succeededFuture(PENDING);

    sender.accept(payout(1));

    assertThat(connector.sent)
        .singleElement()
        .satisfies(request -> {
          assertThat(request.reference()).isEqualTo(IdKind.ATTEMPT.format(new UUID(7, 1)));
          assertThat(request.amount()).isEqualTo(Money.fen(5_000));
          assertThat(request.validUntil()).isEqualTo(START.plusSeconds(3));
        });
    assertThat(learned)
        .singleElement()
        .satisfies(piece -> {
          assertThat(piece.source()).isEqualTo(EvidenceSource.REPLY);
          assertThat(piece.outcome()).isEqualTo(new Pending("P01"));
        });
    assertThat(guards.health).containsExactly(true);
    assertThat(sender.underWay()).isZero();
  }

  @Test
  void aDebitNamesItsAgreement() {
    sender.accept(attempt(1, "a", MovementKind.DEBIT));

    assertThat(connector.sent)
        .singleElement()
        .satisfies(request -> assertThat(request.agreementReference()).isEqualTo("agreement-1"));
  }

  @Test
  void anAttemptWhoseLeaseEndedWhileItWaitedIsNotSent() {
    cardIsSlow = true;
    sender.accept(payout(1));
    pass(Duration.ofSeconds(13));
    slowCard.complete(new AccountDetails("9900001234567890", "Li Wei", "ICBC"));

    assertThat(connector.sent).isEmpty();
    learnedNotSent();
    assertThat(guards.permits).isEqualTo(2);
  }

  @Test
  void aClockThatIsSetBackDoesNotLengthenALease() {
    cardIsSlow = true;
    sender.accept(payout(1));
    pass(Duration.ofSeconds(13));
    now = START.minusSeconds(3_600);
    slowCard.complete(new AccountDetails("9900001234567890", "Li Wei", "ICBC"));

    assertThat(connector.sent).isEmpty();
    learnedNotSent();
  }

  @Test
  void aClockThatIsSetBackWhileAnAttemptIsCommittedDoesNotLengthenItsLease() {
    // Made at the start; its commit took ten seconds, and the clock was set back by nine.
    pass(Duration.ofSeconds(10));
    now = now.minusSeconds(9);
    guards.permits = 0;
    sender.accept(payout(1));
    pass(Duration.ofSeconds(6));
    guards.permits = 2;

    sender.accept(payout(2));

    assertThat(connector.sent).isEmpty();
    assertThat(learned).hasSize(2);
  }

  @Test
  void aSetBackIsForgottenWhenNothingFromBeforeItCanStillCome() {
    now = now.minusSeconds(600);
    sender.accept(payout(1));
    pass(Duration.ofSeconds(31));
    var made = now;

    sender.accept(
        new NewAttempt(
            new UUID(7, 2),
            new UUID(8, 2),
            OrderKind.DRAWDOWN,
            1,
            MovementKind.PAYOUT,
            "a",
            new UUID(9, 2),
            "",
            Money.fen(5_000),
            made));

    assertThat(connector.sent)
        .extracting(request -> request.reference())
        .contains(IdKind.ATTEMPT.format(new UUID(7, 2)));
  }

  @Test
  void anAttemptThatComesTooLateFromItsCommitIsNotSent() {
    pass(Duration.ofSeconds(14));
    sender.accept(payout(1));

    assertThat(connector.sent).isEmpty();
    learnedNotSent();
  }

  @Test
  void anOpenBreakerIsACertainNotSent() {
    guards.breakerOpen = true;
    sender.accept(payout(1));

    assertThat(connector.sent).isEmpty();
    learnedNotSent();
  }

  @Test
  void withoutRoomAttemptsWaitInOrderAndGoOutAsCallsEnd() {
    var answers = new ArrayDeque<Promise<Reply>>();
    connector.onSend =
        request -> {
          var promise = Promise.<Reply>promise();
          answers.add(promise);
          return promise.future();
        };
    for (int i = 1; i <= 4; i++) {
      sender.accept(payout(i));
    }
    assertThat(connector.sent).hasSize(2);
    assertThat(sender.underWay()).isEqualTo(4);

    answers.remove().complete(PENDING);
    answers.remove().complete(PENDING);

    assertThat(connector.sent)
        .extracting(request -> request.reference())
        .containsExactly(
            IdKind.ATTEMPT.format(new UUID(7, 1)),
            IdKind.ATTEMPT.format(new UUID(7, 2)),
            IdKind.ATTEMPT.format(new UUID(7, 3)),
            IdKind.ATTEMPT.format(new UUID(7, 4)));
  }

  @Test
  void beyondTheQueueAttemptsAreNotSent() {
    guards.permits = 0;
    for (int i = 1; i <= 3; i++) {
      sender.accept(payout(i));
    }
    assertThat(learned).isEmpty();

    sender.accept(payout(4));

    learnedNotSent();
    assertThat(learned)
        .singleElement()
        .satisfies(piece -> assertThat(piece.attemptId()).isEqualTo(new UUID(7, 4)));
  }

  @Test
  void aConnectorThatFailsLeavesTheOutcomeUnknownSinceTheRequestMayHaveLeft() {
    connector.onSend = request -> Future.failedFuture("defect");

    sender.accept(payout(1));

    assertThat(learned)
        .singleElement()
        .satisfies(piece -> assertThat(piece.outcome()).isInstanceOf(Unknown.class));
    assertThat(guards.health).containsExactly(false);
  }

  @Test
  void aConnectorThatThrowsLeavesTheOutcomeUnknownAndHoldsNoRoom() {
    connector.onSend =
        request -> {
          throw new IllegalStateException("defect");
        };

    sender.accept(payout(1));

    assertThat(learned)
        .singleElement()
        .satisfies(piece -> assertThat(piece.outcome()).isInstanceOf(Unknown.class));
    assertThat(guards.permits).isEqualTo(2);
    assertThat(sender.underWay()).isZero();
  }

  @Test
  void aChannelWithoutConnectorAndACardThatIsGoneAreNotSentAndHoldNoRoom() {
    sender.accept(attempt(1, "gone", MovementKind.PAYOUT));
    learnedNotSent();
    cardIsGone = true;
    sender.accept(payout(2));
    learnedNotSent();

    assertThat(guards.permits).isEqualTo(2);
    assertThat(sender.underWay()).isZero();
  }

  @Test
  void aConnectorThatNeverAnswersGivesItsPermitBackOnceAndItsLateAnswerIsLearned() {
    var answers = new ArrayDeque<Promise<Reply>>();
    connector.onSend =
        request -> {
          var promise = Promise.<Reply>promise();
          answers.add(promise);
          return promise.future();
        };
    for (int i = 1; i <= 3; i++) {
      sender.accept(payout(i));
    }
    var first = answers.remove();

    // The channel's own second, and four of grace.
    pass(Duration.ofMillis(4_999));
    assertThat(learned).isEmpty();
    assertThat(connector.sent).hasSize(2);
    pass(Duration.ofMillis(1));

    assertThat(guards.health).containsExactly(false, false);
    assertThat(learned)
        .hasSize(2)
        .first()
        .satisfies(piece -> {
          assertThat(piece.attemptId()).isEqualTo(new UUID(7, 1));
          assertThat(piece.source()).isEqualTo(EvidenceSource.OWN);
          assertThat(piece.outcome())
              .isEqualTo(new Unknown(Unknown.Cause.TIMEOUT, "the connector did not answer"));
          assertThat(piece.askedAt()).isEqualTo(START);
        });
    assertThat(connector.sent).as("the next one has its room").hasSize(3);
    assertThat(guards.permits).isOne();
    assertThat(sender.underWay()).isOne();

    first.complete(PENDING);

    assertThat(learned)
        .last()
        .satisfies(piece -> {
          assertThat(piece.attemptId()).isEqualTo(new UUID(7, 1));
          assertThat(piece.source()).isEqualTo(EvidenceSource.REPLY);
          assertThat(piece.outcome()).isEqualTo(PENDING.outcome());
        });
    assertThat(guards.health).hasSize(2);
    assertThat(guards.permits).isOne();
    assertThat(sender.underWay()).isOne();
  }

  @Test
  void anAnswerInTimeEndsItsLimit() {
    connector.onSend = request -> Future.succeededFuture(PENDING);

    sender.accept(payout(1));
    pass(Duration.ofMinutes(1));

    assertThat(timers.size()).isZero();
    assertThat(learned).hasSize(1);
    assertThat(guards.health).containsExactly(true);
  }

  @Test
  void onceStoppedWhatWaitsIsNeitherSentNorSaidNotToBe() {
    var answer = Promise.<Reply>promise();
    connector.onSend = request -> answer.future();
    guards.permits = 1;
    sender.accept(payout(1));
    sender.accept(payout(2));

    sender.stop();
    sender.accept(payout(3));
    answer.complete(PENDING);
    pass(Duration.ofSeconds(20));

    assertThat(connector.sent).hasSize(1);
    assertThat(learned)
        .as("what its provider answered is still learned")
        .singleElement()
        .satisfies(piece -> assertThat(piece.attemptId()).isEqualTo(new UUID(7, 1)));
  }

  @Test
  void onceStoppedAConnectorThatIsClosedFailsNoOrder() {
    var answer = Promise.<Reply>promise();
    connector.onSend = request -> answer.future();
    sender.accept(payout(1));

    sender.stop();
    answer.complete(new Reply(new NotMoved(NotMoved.Reason.NOT_SENT, ""), "", ""));

    assertThat(connector.sent).hasSize(1);
    assertThat(learned).isEmpty();
  }

  @Test
  void anAttemptWhoseCardComesAfterTheStopIsLeft() {
    cardIsSlow = true;
    sender.accept(payout(1));

    sender.stop();
    slowCard.complete(new AccountDetails("9900001234567890", "Li Wei", "ICBC"));

    assertThat(connector.sent).isEmpty();
    assertThat(learned).isEmpty();
    assertThat(guards.permits).isEqualTo(2);
  }
}
