package io.ebbgate.gateway.store.drawdown;

import static io.ebbgate.gateway.testing.MigratedDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.core.movement.EvidenceSource;
import io.ebbgate.core.movement.Moved;
import io.ebbgate.core.movement.NotMoved;
import io.ebbgate.core.movement.Outcome;
import io.ebbgate.gateway.store.pool.CommitSettings;
import io.ebbgate.gateway.usecase.movement.learning.Learned;
import io.ebbgate.gateway.usecase.movement.learning.Movements.Told;
import io.ebbgate.gateway.usecase.movement.rows.NewAttempt;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What has one identifier wherever it is learned (an orphan, the word of two people) is learned by
 * another node while this one does not know what became of its own commit, which was rolled back.
 */
class LearnedElsewhereIT {
  private static final CommitSettings ONE_WRITER =
      new CommitSettings(
          64, 8_192, 1, Duration.ofMillis(20), Duration.ofSeconds(1), Duration.ofSeconds(5));

  private final LostCommits lost = new LostCommits();
  private LendingWorld world;
  private LendingWorld.Node node;
  private LendingWorld.Node other;

  @BeforeEach
  void open() {
    world = new LendingWorld();
    node = world.new Node(ONE_WRITER, LendingWorld.LEASE, lost::over);
    other = world.new Node(ONE_WRITER, LendingWorld.LEASE, UnaryOperator.identity());
  }

  @AfterEach
  void close() {
    node.close();
    other.close();
    world.close();
  }

  private NewAttempt submitted() {
    var request = other.request(world.account(1_000_000), 60_000);
    var key = world.key(world.ids.next().toString(), request);
    await(other.drawdowns.accept(world.app, key, request));
    return Objects.requireNonNull(other.toSend.poll());
  }

  private Learned said(NewAttempt attempt, Outcome outcome, String nonce) {
    var now = world.clock.instant();
    return new Learned(
        attempt.id(),
        world.ids.next(),
        EvidenceSource.CALLBACK,
        outcome,
        "code",
        "digest",
        now,
        now,
        attempt.channel(),
        Optional.of(nonce),
        OptionalLong.empty());
  }

  private static Outcome declined() {
    return new NotMoved(NotMoved.Reason.DECLINED_BY_CHANNEL, "P05");
  }

  private Outcome moved(NewAttempt attempt) {
    return new Moved(attempt.amount(), "provider " + attempt.id(), world.clock.instant());
  }

  private long stored(UUID evidenceId) {
    return world.count("evidence where id = $1", evidenceId);
  }

  @Test
  void theAttemptThatWasRolledBackIsNeverSentAndTheOtherNodesIs() {
    var first = submitted();
    var shared = said(first, declined(), "shared");
    lost.loseNext(() -> other.movements.learn(shared));

    var told = await(node.movements.learn(shared));

    assertThat(told).isInstanceOf(Told.Stored.class);
    assertThat(other.toSend).hasSize(1);
    assertThat(node.toSend).isEmpty();
    assertThat(world.count("attempt where order_id = $1", first.orderId())).isEqualTo(2);
  }

  @Test
  void whatWasInTheSameBatchIsLearnedAllTheSame() {
    var first = submitted();
    var second = submitted();
    var third = submitted();
    var shared = said(first, declined(), "shared");
    var alone = said(second, moved(second), "alone");
    // While this one waits to begin, the other two become one batch.
    var opened = Promise.<Boolean>promise();
    lost.beginAfter(opened.future());
    var before = node.movements.learn(said(third, moved(third), "before"));
    await(lost.arrived());
    lost.passNext();
    lost.loseNext(() -> other.movements.learn(shared));
    var toldShared = node.movements.learn(shared);
    var toldAlone = node.movements.learn(alone);
    opened.complete(true);

    await(before);
    assertThat(await(toldShared)).isInstanceOf(Told.Stored.class);
    assertThat(await(toldAlone)).isInstanceOf(Told.Stored.class);
    assertThat(stored(alone.evidenceId())).isEqualTo(1);
    assertThat(await(node.drawdowns.find(world.app, second.orderId())).state())
        .isEqualTo("Disbursed");
    assertThat(node.toSend).isEmpty();
  }

  @Test
  void aRunOfOursWhoseAnswerWasLostIsStillPerformed() {
    var first = submitted();
    var answers = new LostAnswers();
    try (var forgetful = world.new Node(ONE_WRITER, LendingWorld.LEASE, answers::over)) {
      answers.toLose.set(1);

      await(forgetful.movements.learn(said(first, declined(), "ours")));

      assertThat(forgetful.toSend).hasSize(1);
    }
  }
}
