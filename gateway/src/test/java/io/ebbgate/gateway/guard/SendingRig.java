package io.ebbgate.gateway.guard;

import io.ebbgate.connectors.spi.exchange.AccountDetails;
import io.ebbgate.connectors.spi.exchange.MovementRequest;
import io.ebbgate.connectors.spi.exchange.Reply;
import io.ebbgate.core.id.IdKind;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.movement.MovementKind;
import io.ebbgate.core.movement.Outcome;
import io.ebbgate.core.routing.channel.ChannelSnapshot;
import io.ebbgate.gateway.testing.FakeTimers;
import io.ebbgate.gateway.testing.Guarding;
import io.ebbgate.gateway.testing.TimersClock;
import io.ebbgate.gateway.usecase.movement.FakeConnector;
import io.ebbgate.gateway.usecase.movement.learning.Learned;
import io.ebbgate.gateway.usecase.movement.learning.Movements;
import io.ebbgate.gateway.usecase.movement.rows.NewAttempt;
import io.ebbgate.gateway.usecase.movement.rows.OrderKind;
import io.ebbgate.gateway.usecase.movement.sending.OtherChannels;
import io.ebbgate.gateway.usecase.movement.sending.SendAttempts;
import io.ebbgate.gateway.usecase.movement.sending.SendingLimits;
import io.ebbgate.gateway.usecase.reference.GuardSetting;
import io.ebbgate.gateway.usecase.reference.GuardTerms;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A sender behind real guards, with a lease of 12 usable seconds, in time that a test moves. */
final class SendingRig {
  static final Instant START = Instant.parse("2026-11-02T02:00:00Z");

  final FakeTimers timers = new FakeTimers(START);
  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  final FakeConnector connector = new FakeConnector();
  final List<Learned> learned = new ArrayList<>();
  final List<Instant> sentAt = new ArrayList<>();
  final List<Promise<Reply>> open = new ArrayList<>();
  GuardTerms terms;
  final SendAttempts sender;

  SendingRig(GuardTerms terms) {
    this.terms = terms;
    var clock = new TimersClock(timers);
    var patient =
        Guarding.few()
            .with(Guarding.terms(GuardSetting.WINDOW_CALLS, 99, GuardSetting.MINIMUM_CALLS, 99));
    var guards =
        new ResilientGuards(patient, _ -> this.terms, clock, clock::nanos, () -> 0.5, meters);
    connector.onSend =
        request -> {
          sentAt.add(timers.instant());
          var promise = Promise.<Reply>promise();
          open.add(promise);
          return promise.future();
        };
    this.sender =
        new SendAttempts(
            "test",
            _ -> Optional.of(connector),
            guards,
            new OtherChannels(() -> new ChannelSnapshot(List.of(), Map.of()), 1),
            ids -> {
              var found = new HashMap<UUID, AccountDetails>();
              ids.forEach(id -> found.put(id, new AccountDetails("9900001234567890", "L", "ICBC")));
              return Future.succeededFuture(found);
            },
            piece -> {
              learned.add(piece);
              return Future.succeededFuture(new Movements.Told.Replayed());
            },
            new SendingLimits(
                Duration.ofSeconds(15), Duration.ofSeconds(3), 100, Duration.ofSeconds(4)),
            () -> new UUID(0, 1),
            clock,
            clock::nanos,
            timers,
            Runnable::run,
            meters);
  }

  /** Lets the connector answer at once, always the same. */
  void answering(Outcome outcome) {
    connector.onSend =
        request -> {
          sentAt.add(timers.instant());
          return Future.succeededFuture(reply(outcome));
        };
  }

  static Reply reply(Outcome outcome) {
    return new Reply(outcome, "code", "digest");
  }

  static UUID id(long number) {
    return new UUID(7, number);
  }

  static String reference(long number) {
    return IdKind.ATTEMPT.format(id(number));
  }

  void accept(long number) {
    sender.accept(
        new NewAttempt(
            id(number),
            new UUID(8, number),
            OrderKind.DRAWDOWN,
            1,
            MovementKind.PAYOUT,
            "a",
            new UUID(9, number),
            "",
            Money.fen(5_000),
            timers.instant()));
  }

  List<String> sent() {
    return connector.sent.stream().map(MovementRequest::reference).toList();
  }

  List<Outcome> outcomes() {
    return learned.stream().map(Learned::outcome).toList();
  }

  double waiting(String what) {
    return meters.get("ebbgate.channel.waiting").tag("for", what).gauge().value();
  }

  double retries() {
    return meters.get("ebbgate.channel.retries").counter().count();
  }
}
