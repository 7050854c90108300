package io.ebbgate.gateway.usecase.movement.sending;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.connectors.spi.exchange.AccountDetails;
import io.ebbgate.connectors.spi.exchange.Reply;
import io.ebbgate.core.id.IdKind;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.movement.EvidenceSource;
import io.ebbgate.core.movement.MovementKind;
import io.ebbgate.core.movement.Pending;
import io.ebbgate.core.movement.Unknown;
import io.ebbgate.gateway.usecase.movement.rows.NewAttempt;
import io.ebbgate.gateway.usecase.movement.rows.OrderKind;
import io.ebbgate.gateway.usecase.movement.sending.queue.Wait;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SendAttemptsTest extends SenderFixture {
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
  void aChannelWithoutConnectorIsNotSentToAndHoldsNoRoom() {
    sender.accept(attempt(1, "gone", MovementKind.PAYOUT));
    learnedNotSent();

    assertThat(guards.permits).isEqualTo(2);
    assertThat(sender.underWay()).isZero();
  }

  @Test
  void aCardThatCannotBeReadForAWhileFailsNoOrderAndHoldsNoRoom() {
    cardIsGone = true;
    sender.accept(payout(1));
    assertThat(guards.permits).isEqualTo(2);
    assertThat(sender.waitOf(new UUID(7, 1)))
        .contains(new Wait.Retry(0, START.plusNanos(62_500_000)));
    pass(Duration.ofSeconds(8));
    assertThat(learned).isEmpty();
    assertThat(sender.underWay()).isOne();

    cardIsGone = false;
    pass(Duration.ofSeconds(2));

    assertThat(connector.sent).hasSize(1);
    assertThat(sender.underWay()).isZero();
  }

  @Test
  void aCardThatStaysUnreadableIsNotSentWhenTheLeaseIsOver() {
    cardIsGone = true;
    sender.accept(payout(1));
    for (int i = 0; i < 260; i++) {
      pass(Duration.ofMillis(50));
    }

    assertThat(connector.sent).isEmpty();
    learnedNotSent();
    assertThat(reads).as("less and less often").isBetween(6, 12);
    assertThat(guards.health).as("nothing about the provider").isEmpty();
    assertThat(sender.underWay()).isZero();
    assertThat(timers.size()).isZero();
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
}
