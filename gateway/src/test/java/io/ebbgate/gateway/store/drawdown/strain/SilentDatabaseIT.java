package io.ebbgate.gateway.store.drawdown.strain;

import static io.ebbgate.gateway.testing.MigratedDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.core.movement.EvidenceSource;
import io.ebbgate.core.movement.Moved;
import io.ebbgate.gateway.store.drawdown.LendingWorld;
import io.ebbgate.gateway.store.pool.CommitSettings;
import io.ebbgate.gateway.store.pool.PgPools;
import io.ebbgate.gateway.store.pool.PoolSettings;
import io.ebbgate.gateway.testing.SilentProxy;
import io.ebbgate.gateway.testing.SilentProxy.Silence;
import io.ebbgate.gateway.usecase.Kept;
import io.ebbgate.gateway.usecase.drawdown.DrawdownView;
import io.ebbgate.gateway.usecase.movement.learning.Movements;
import io.ebbgate.gateway.usecase.movement.rows.NewAttempt;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A connection that falls silent in the middle of a commit, and is not closed by anybody. */
class SilentDatabaseIT {
  private static final Duration STATEMENT_TIMEOUT = Duration.ofMillis(1_500);
  private static final Duration SILENCE_TIMEOUT = Duration.ofSeconds(3);

  /** The silence, the wait before the next run, and a busy machine. */
  private static final Duration RECOVERED_WITHIN = SILENCE_TIMEOUT.plusSeconds(5);

  private LendingWorld world;
  private SilentProxy proxy;
  private LendingWorld.Node node;

  @BeforeEach
  void open() {
    world = new LendingWorld();
    proxy = new SilentProxy(world.database.vertx(), world.database.uri());
    var settings =
        new PoolSettings(
            proxy.through(world.database.uri()),
            "silent",
            4,
            1_000,
            Duration.ofSeconds(2),
            STATEMENT_TIMEOUT,
            Duration.ofMillis(500),
            SILENCE_TIMEOUT,
            64);
    node =
        world
        .new Node(
            CommitSettings.defaults(),
            LendingWorld.LEASE,
            _ -> PgPools.writing(world.database.vertx(), settings));
  }

  @AfterEach
  void close() {
    node.close();
    proxy.close();
    world.close();
  }

  private Future<Kept<DrawdownView>> ask(String key, LendingWorld.Account account) {
    var request = node.request(account, 10_000);
    return node.drawdowns.accept(world.app, world.key(key, request), request);
  }

  private NewAttempt accepted(LendingWorld.Account account) {
    await(ask("before", account));
    return node.toSend.remove();
  }

  @ParameterizedTest
  @EnumSource(Silence.class)
  void ordersOfASilentCommitAreTakenOnceWithinTheLimit(Silence silence) {
    var account = world.account(1_000_000);
    accepted(account);
    proxy.fallSilentOnNextWord(silence);
    long began = System.nanoTime();

    var answers = new ArrayList<Future<Kept<DrawdownView>>>();
    for (int i = 0; i < 20; i++) {
      answers.add(ask("k" + i, account));
    }
    answers.forEach(answer -> await(answer));

    assertThat(Duration.ofNanos(System.nanoTime() - began))
        .isBetween(STATEMENT_TIMEOUT, RECOVERED_WITHIN);
    assertThat(proxy.isSilent()).isTrue();
    assertThat(answers)
        .allSatisfy(answer -> {
          assertThat(answer.result().value().state()).isEqualTo("Submitted");
          assertThat(answer.result().replayed()).isFalse();
        });
    assertThat(node.toSend)
        .extracting(NewAttempt::orderId)
        .as("each is sent once")
        .doesNotHaveDuplicates()
        .hasSize(20);
    assertThat(world.count("idempotency")).isEqualTo(21);
    assertThat(world.count("drawdown where state = 'Submitted'")).isEqualTo(21);
    assertThat(world.count("attempt")).isEqualTo(21);
    assertThat(world.booksAgree()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(Silence.class)
  void whatIsLearnedInASilentTransactionIsBookedOnceWithinTheLimit(Silence silence) {
    var attempt = accepted(world.account(1_000_000));
    proxy.fallSilentOnNextWord(silence);
    long began = System.nanoTime();

    var told =
        await(
            node.learn(
                attempt,
                EvidenceSource.REPLY,
                new Moved(attempt.amount(), "provider-1", world.clock.instant()),
                Optional.empty()));

    assertThat(Duration.ofNanos(System.nanoTime() - began))
        .isBetween(STATEMENT_TIMEOUT, RECOVERED_WITHIN);
    assertThat(told).isInstanceOf(Movements.Told.Stored.class);
    assertThat(world.count("loan")).isOne();
    assertThat(world.count("paid_attempt")).isOne();
    assertThat(world.count("evidence")).isOne();
    assertThat(world.count("ledger_entry")).isOne();
    assertThat(world.booksAgree()).isTrue();
  }

  @Test
  void aConnectionThatIsIdleForLongHoldsNothingUpAndALongStatementIsNotTakenForSilence() {
    var account = world.account(1_000_000);
    accepted(account);
    // Idle for longer than a connection is kept, and not so long that it was closed as silent.
    for (var wait : List.of(0.9, 1.3)) {
      await(world.database.pool().query("select pg_sleep(" + wait + ")").execute());
      long began = System.nanoTime();
      await(ask("after " + wait, account));
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(SILENCE_TIMEOUT);
      await(node.writer.query("select pg_sleep(1.2)").execute());
    }
    assertThat(world.count("drawdown")).isEqualTo(3);
  }
}
