package io.ebbgate.gateway.usecase.movement.sending;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.connectors.spi.exchange.AccountDetails;
import io.ebbgate.connectors.spi.exchange.Reply;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.movement.EvidenceSource;
import io.ebbgate.core.movement.MovementKind;
import io.ebbgate.core.movement.NotMoved;
import io.ebbgate.core.movement.Pending;
import io.ebbgate.core.product.ChannelTerms;
import io.ebbgate.core.routing.channel.BreakerState;
import io.ebbgate.core.routing.channel.ChannelSnapshot;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A sender of channel "a" with everything round it, in time that a test moves. */
abstract class SenderFixture {
  static final Instant START = Instant.parse("2026-11-02T02:00:00Z");
  static final Reply PENDING = new Reply(new Pending("P01"), "P01", "digest");

  final FakeConnector connector = new FakeConnector();
  final List<Learned> learned = new ArrayList<>();
  final FakeGuards guards = new FakeGuards(2);
  final FakeTimers timers = new FakeTimers(START);
  Instant now = START;
  long nanos = 1_000;
  final Promise<AccountDetails> slowCard = Promise.promise();
  boolean cardIsSlow;
  boolean cardIsGone;
  int reads;
  boolean otherIsOpen;
  long nextId = 500;

  final AccountDetailsSource cards =
      ids -> {
        reads++;
        if (cardIsGone) {
          return Future.succeededFuture(Map.of());
        }
        var details = new AccountDetails("9900001234567890", "Li Wei", "ICBC");
        var card = ids.iterator().next();
        return cardIsSlow
            ? slowCard.future().map(found -> Map.of(card, found))
            : Future.succeededFuture(Map.of(card, details));
      };

  final SendAttempts sender =
      new SendAttempts(
          "payout",
          channel -> channel.equals("a") ? Optional.of(connector) : Optional.empty(),
          guards,
          new OtherChannels(
              () ->
                  new ChannelSnapshot(
                      List.of(channel("a"), channel("b")),
                      Map.of("b", otherIsOpen ? BreakerState.OPEN : BreakerState.CLOSED)),
              3),
          cards,
          piece -> {
            learned.add(piece);
            return Future.succeededFuture(new Movements.Told.Replayed());
          },
          new SendingLimits(
              Duration.ofSeconds(15), Duration.ofSeconds(2), 3, Duration.ofSeconds(4)),
          () -> new UUID(0, nextId++),
          () -> now,
          () -> nanos,
          timers,
          Runnable::run,
          new SimpleMeterRegistry());

  static ChannelTerms channel(String code) {
    return new ChannelTerms(
        code, "provider", 1, true, true, 0, Money.fen(1_000_000), List.of(), true);
  }

  static NewAttempt withOther(long id, int sequence) {
    var alone = payout(id);
    return new NewAttempt(
        alone.id(),
        alone.orderId(),
        alone.orderKind(),
        sequence,
        alone.kind(),
        alone.channel(),
        alone.cardId(),
        "",
        alone.amount(),
        START,
        Set.of("b"));
  }

  static NewAttempt attempt(long id, String channel, MovementKind kind) {
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

  static NewAttempt payout(long id) {
    return attempt(id, "a", MovementKind.PAYOUT);
  }

  void pass(Duration time) {
    now = now.plus(time);
    nanos += time.toNanos();
    timers.advance(time);
  }

  void learnedNotSent() {
    assertThat(learned)
        .last()
        .satisfies(piece -> {
          assertThat(piece.source()).isEqualTo(EvidenceSource.OWN);
          assertThat(piece.outcome()).isEqualTo(new NotMoved(NotMoved.Reason.NOT_SENT, ""));
        });
  }
}
