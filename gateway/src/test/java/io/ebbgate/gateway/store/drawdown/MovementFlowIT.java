package io.ebbgate.gateway.store.drawdown;

import static io.ebbgate.gateway.testing.MigratedDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.connectors.spi.ProviderPromises;
import io.ebbgate.connectors.spi.exchange.MovementRequest;
import io.ebbgate.connectors.spi.exchange.Query;
import io.ebbgate.connectors.spi.exchange.Reply;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.movement.Moved;
import io.ebbgate.core.movement.NotMoved;
import io.ebbgate.core.movement.Outcome;
import io.ebbgate.core.movement.Pending;
import io.ebbgate.core.movement.Unknown;
import io.ebbgate.core.routing.channel.ChannelSnapshot;
import io.ebbgate.gateway.guard.ResilientGuards;
import io.ebbgate.gateway.store.pool.CommitSettings;
import io.ebbgate.gateway.store.pool.ContextExecutors;
import io.ebbgate.gateway.testing.Guarding;
import io.ebbgate.gateway.usecase.drawdown.DrawdownView;
import io.ebbgate.gateway.usecase.drawdown.RequestDrawdown;
import io.ebbgate.gateway.usecase.movement.FakeConnector;
import io.ebbgate.gateway.usecase.movement.asking.AskProviders;
import io.ebbgate.gateway.usecase.movement.sending.OtherChannels;
import io.ebbgate.gateway.usecase.movement.sending.SendAttempts;
import io.ebbgate.gateway.usecase.movement.sending.SendingLimits;
import io.ebbgate.gateway.usecase.reference.GuardSetting;
import io.ebbgate.gateway.usecase.reference.GuardTerms;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Drawdowns from acceptance to their end, with real senders and askers and a fickle provider. */
class MovementFlowIT {
  private static final long SEED = 20261123;

  /** Short, so that an attempt whose sender died is asked about soon. */
  private static final Duration SHORT_LEASE = Duration.ofMillis(300);

  private LendingWorld world;
  private final List<AskProviders> askers = new ArrayList<>();

  @BeforeEach
  void open() {
    world = new LendingWorld();
    for (var connector : List.of(world.first, world.second)) {
      connector.promises =
          new ProviderPromises(
              Duration.ofMillis(200),
              Duration.ofMillis(200),
              Duration.ofMillis(200),
              List.of(Duration.ofMillis(20), Duration.ofMillis(50)),
              50);
    }
  }

  @AfterEach
  void close() {
    askers.forEach(AskProviders::stop);
    world.close();
  }

  private LendingWorld.Node node(Duration lease) {
    return world.new Node(CommitSettings.defaults(), lease, UnaryOperator.identity());
  }

  private void startSending(LendingWorld.Node node, Duration lease) {
    var guards =
        new ResilientGuards(
            Guarding.few()
                .with(
                    Guarding.terms(GuardSetting.WINDOW_CALLS, 100, GuardSetting.MINIMUM_CALLS, 100))
                .with(Guarding.terms(GuardSetting.BULKHEAD_PERMITS, 16)),
            _ -> GuardTerms.NONE,
            world.clock,
            System::nanoTime,
            () -> 0,
            new SimpleMeterRegistry());
    node.sender =
        new SendAttempts(
            "payout",
            world.connectors,
            guards,
            new OtherChannels(() -> new ChannelSnapshot(List.of(), Map.of()), 1),
            world.accounts,
            node.movements,
            new SendingLimits(lease, lease.dividedBy(5), 10_000, Duration.ofSeconds(10)),
            world.ids,
            world.clock,
            System::nanoTime,
            world.timers,
            ContextExecutors.of(world.database.vertx().getOrCreateContext()),
            new SimpleMeterRegistry());
  }

  private void startAsking(LendingWorld.Node node) {
    var asker = node.asker();
    askers.add(asker);
    world.database.vertx().getOrCreateContext().runOnContext(_ -> asker.start());
  }

  private Future<DrawdownView> ask(LendingWorld.Node node, String key, RequestDrawdown request) {
    return node.drawdowns
        .accept(world.app, world.key(key, request), request)
        .map(kept -> kept.value());
  }

  private void awaitAllEnded() {
    Awaitility.await()
        .atMost(Duration.ofSeconds(40))
        .until(() -> world.count("drawdown where state = 'Submitted'") == 0);
  }

  private static Reply reply(Outcome outcome) {
    return new Reply(outcome, "code", "digest");
  }

  private Moved moved(Money amount, String reference) {
    return new Moved(amount, "provider " + reference, world.clock.instant());
  }

  @Test
  void anAttemptWhoseSenderDiedIsAskedAboutAndNeverSentAgain() {
    // A node that accepts and dies before it sends: its attempts stay with it.
    try (var dead = node(SHORT_LEASE);
        var alive = node(SHORT_LEASE)) {
      startSending(alive, SHORT_LEASE);
      var account = world.account(1_000_000);
      var lost = await(ask(dead, "a", dead.request(account, 10_000)));
      assertThat(dead.toSend).hasSize(1);
      var asked = new ConcurrentHashMap<String, Integer>();
      world.first.onQuery =
          query -> {
            asked.merge(query.reference(), 1, Integer::sum);
            return Future.succeededFuture(reply(new Unknown(Unknown.Cause.NOT_FOUND_YET, "")));
          };
      world.second.onSend =
          request -> Future.succeededFuture(reply(moved(request.amount(), request.reference())));
      startAsking(alive);
      awaitAllEnded();

      assertThat(await(alive.drawdowns.find(world.app, lost.id())).state()).isEqualTo("Disbursed");
      assertThat(world.first.sent).as("never sent again").isEmpty();
      assertThat(world.second.sent).hasSize(1);
      assertThat(asked).hasSize(1);
      assertThat(
              world.count("attempt where state = 'NotMoved' and why = 'NOT_FOUND_AFTER_SETTLING'"))
          .isOne();
      assertThat(
              world.count(
                  """
                  attempt a join attempt b on b.order_id = a.order_id and b.sequence = 2
                  where a.sequence = 1 and b.created_at
                    < a.sent_lease_until + interval '400 milliseconds'\
                  """))
          .as("not found was believed before lease, validity and settling time were over")
          .isZero();
      assertThat(world.booksAgree()).isTrue();
    }
  }

  @Test
  void anAttemptThatDidMoveBeforeItsSenderDiedIsFoundByAsking() {
    try (var dead = node(SHORT_LEASE);
        var alive = node(SHORT_LEASE)) {
      var account = world.account(1_000_000);
      var lost = await(ask(dead, "a", dead.request(account, 10_000)));
      world.first.onQuery =
          query -> Future.succeededFuture(reply(moved(Money.fen(10_000), query.reference())));
      startAsking(alive);
      awaitAllEnded();
      assertThat(await(alive.drawdowns.find(world.app, lost.id())).state()).isEqualTo("Disbursed");
      assertThat(world.count("attempt")).isOne();
      assertThat(world.booksAgree()).isTrue();
    }
  }

  @Test
  void askingFollowsTheLadderAndCallsAPersonOnce() {
    for (var connector : List.of(world.first, world.second)) {
      connector.promises =
          new ProviderPromises(
              Duration.ofMillis(200),
              Duration.ofMillis(200),
              Duration.ofMillis(200),
              List.of(Duration.ofMillis(10)),
              3);
    }
    try (var node = node(SHORT_LEASE)) {
      startSending(node, SHORT_LEASE);
      world.first.onSend = _ -> Future.succeededFuture(reply(new Pending("P01")));
      world.first.onQuery = _ -> Future.succeededFuture(reply(new Pending("P01")));
      var drawdown = await(ask(node, "a", node.request(world.account(1_000_000), 10_000)));
      startAsking(node);
      Awaitility.await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> world.count("attempt where asked > 6") == 1);
      assertThat(world.count("incident where reason = 'STILL_UNKNOWN'")).isOne();
      assertThat(await(node.drawdowns.find(world.app, drawdown.id())).state())
          .isEqualTo("Submitted");
      world.first.onQuery =
          query -> Future.succeededFuture(reply(moved(Money.fen(10_000), query.reference())));
      awaitAllEnded();
      assertThat(world.booksAgree()).isTrue();
    }
  }

  @Test
  void whoeverWaitsForTheEndHearsOfItFromEitherNode() {
    try (var one = node(LendingWorld.LEASE);
        var other = node(LendingWorld.LEASE)) {
      var account = world.account(1_000_000);
      var drawdown = await(ask(one, "a", one.request(account, 10_000)));
      var here = one.drawdowns.awaitEnd(world.app, drawdown.id(), Duration.ofSeconds(20));
      var there = other.drawdowns.awaitEnd(world.app, drawdown.id(), Duration.ofSeconds(20));
      var impatient = one.drawdowns.awaitEnd(world.app, drawdown.id(), Duration.ofMillis(1));
      assertThat(await(impatient).state()).isEqualTo("Submitted");
      startSending(one, LendingWorld.LEASE);
      world.first.onSend =
          request -> Future.succeededFuture(reply(moved(request.amount(), request.reference())));
      one.toSend.forEach(one.sender);
      assertThat(await(here).state()).isEqualTo("Disbursed");
      assertThat(await(there).state()).isEqualTo("Disbursed");
    }
  }

  /** What one provider did, whatever it says. */
  private final class Fickle {
    private final Map<String, Money> book = new ConcurrentHashMap<>();
    private final Random random = new Random(SEED);
    private final Vertx vertx = world.database.vertx();

    void play(FakeConnector connector) {
      connector.onSend = this::send;
      connector.onQuery = this::tell;
    }

    private Future<Reply> send(MovementRequest request) {
      int chance;
      synchronized (random) {
        chance = random.nextInt(100);
      }
      if (chance < 15) {
        return later(new NotMoved(NotMoved.Reason.DECLINED_BY_CHANNEL, "P90"));
      }
      if (chance < 20) {
        return later(new NotMoved(NotMoved.Reason.DECLINED_FOR_PAYEE, "P51"));
      }
      if (chance < 25) {
        return later(new Unknown(Unknown.Cause.CONNECTION_LOST, ""));
      }
      book.put(request.reference(), request.amount());
      if (chance < 45) {
        return later(new Unknown(Unknown.Cause.TIMEOUT, ""));
      }
      return chance < 70
          ? later(new Pending("P01"))
          : later(moved(request.amount(), request.reference()));
    }

    private Future<Reply> tell(Query query) {
      var amount = book.get(query.reference());
      return later(
          amount == null
              ? new Unknown(Unknown.Cause.NOT_FOUND_YET, "")
              : moved(amount, query.reference()));
    }

    private Future<Reply> later(Outcome outcome) {
      return vertx.timer(1).map(_ -> reply(outcome));
    }
  }

  @Test
  void onFiveHotLinesWithAFickleProviderEveryOrderEndsAndTheBooksAgree() {
    var provider = new Fickle();
    provider.play(world.first);
    provider.play(world.second);
    var lease = Duration.ofMillis(800);
    try (var one = node(lease);
        var two = node(lease)) {
      for (var node : List.of(one, two)) {
        startSending(node, lease);
        startAsking(node);
      }
      var requests = new ArrayList<RequestDrawdown>();
      for (int i = 0; i < 5; i++) {
        var account = world.account(1_500_000);
        requests.add(one.request(account, 5_000));
        requests.add(one.request(account, 12_000));
      }
      var answers = new ArrayList<Future<DrawdownView>>();
      for (int i = 0; i < 600; i++) {
        answers.add(ask(i % 2 == 0 ? one : two, "k" + i, requests.get(i % requests.size())));
      }
      answers.forEach(answer -> await(answer));
      awaitAllEnded();

      assertThat(world.booksAgree()).as("seed %s", SEED).isTrue();
      long paid = provider.book.values().stream().mapToLong(Money::minor).sum();
      assertThat(
              world.database.number(
                  """
                  select coalesce(sum(amount_minor), 0) from ledger_transfer
                  where credit like 'provider-clearing:%'\
                  """))
          .as("the ledger tells what the provider moved; seed %s", SEED)
          .isEqualTo(paid);
      assertThat(world.count("loan")).isEqualTo(provider.book.size());
      assertThat(world.count("paid_attempt")).isEqualTo(provider.book.size());
      assertThat(world.count("drawdown where state = 'Disbursed'")).isEqualTo(provider.book.size());
      assertThat(world.count("incident")).isZero();
      assertThat(world.count("attempt where state in ('Sending', 'Asking', 'Disputed')")).isZero();
    }
  }
}
