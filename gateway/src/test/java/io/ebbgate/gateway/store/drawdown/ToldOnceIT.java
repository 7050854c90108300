package io.ebbgate.gateway.store.drawdown;

import static io.ebbgate.gateway.testing.MigratedDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ebbgate.core.id.IdKind;
import io.ebbgate.core.movement.EvidenceSource;
import io.ebbgate.core.movement.Moved;
import io.ebbgate.gateway.usecase.movement.rows.NewAttempt;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One message for each scene and business key, whatever the code above does. */
class ToldOnceIT {
  private LendingWorld world;
  private LendingWorld.Node node;

  @BeforeEach
  void open() {
    world = new LendingWorld();
    node = world.node();
  }

  @AfterEach
  void close() {
    node.close();
    world.close();
  }

  private NewAttempt submitted() {
    var request = node.request(world.account(1_000_000), 60_000);
    await(
        node.drawdowns.accept(world.app, world.key(world.ids.next().toString(), request), request));
    return Objects.requireNonNull(node.toSend.poll());
  }

  private void moved(NewAttempt attempt) {
    var outcome = new Moved(attempt.amount(), "provider 1", world.clock.instant());
    await(node.learn(attempt, EvidenceSource.CALLBACK, outcome, Optional.empty()));
  }

  @Test
  void whatWasToldUnderANameIsNotToldAgainAndTheOutcomeIsLearnedAllTheSame() {
    var attempt = submitted();
    var drawdown = IdKind.DRAWDOWN.format(attempt.orderId());
    // As if a partition long gone held it.
    world.database.run(
        "insert into notice_name (dedup_key, notice_id) values ($1, $2)",
        "sms:drawdown-paid:" + drawdown,
        new UUID(1, 1));

    moved(attempt);

    assertThat(await(node.drawdowns.find(world.app, attempt.orderId())).state())
        .isEqualTo("Disbursed");
    assertThat(world.count("outbox where order_id = $1 and kind = 'SMS'", attempt.orderId()))
        .isZero();
    assertThat(world.count("outbox where order_id = $1", attempt.orderId())).isEqualTo(2);
  }

  @Test
  void everyNoticeHasItsNameKeptForEver() {
    var attempt = submitted();

    moved(attempt);

    assertThat(
            world.count(
                "outbox o join notice_name n on n.dedup_key = o.dedup_key and n.notice_id = o.id"
                    + " where o.order_id = $1",
                attempt.orderId()))
        .isEqualTo(3);
    assertThatThrownBy(() -> world.database.run("delete from notice_name"))
        .hasMessageContaining("append-only");
  }
}
