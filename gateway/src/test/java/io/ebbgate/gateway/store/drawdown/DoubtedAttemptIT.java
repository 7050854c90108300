package io.ebbgate.gateway.store.drawdown;

import static io.ebbgate.gateway.testing.MigratedDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.core.movement.EvidenceSource;
import io.ebbgate.core.movement.Moved;
import io.ebbgate.core.movement.NotMoved;
import io.ebbgate.core.movement.Outcome;
import io.ebbgate.core.movement.Pending;
import io.ebbgate.gateway.usecase.movement.rows.NewAttempt;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What an attempt's end rests on outlives the process that learned it. */
class DoubtedAttemptIT {

  @Test
  void aProviderThatWorksOnWhatWasNeverSentCallsAPersonOnceAndItsMoneyIsStillBooked() {
    try (var world = new LendingWorld();
        var node = world.node()) {
      var request = node.request(world.account(1_000_000), 10_000);
      await(node.drawdowns.accept(world.app, world.key("a", request), request));
      var attempt = Objects.requireNonNull(node.toSend.poll());
      var notSent = new NotMoved(NotMoved.Reason.NOT_SENT, "");
      learn(node, attempt, EvidenceSource.OWN, notSent);
      learn(node, attempt, EvidenceSource.CALLBACK, new Pending("P01"));
      learn(node, attempt, EvidenceSource.CALLBACK, new Pending("P01"));

      assertThat(world.count("incident where reason = 'TAKEN_AFTER_NOT_SENT'")).isOne();
      assertThat(world.count("attempt where id = $1 and ground = 'DOUBTED'", attempt.id())).isOne();
      assertThat(world.count("ledger_entry")).isZero();

      var moved = new Moved(attempt.amount(), "provider-1", world.clock.instant());
      learn(node, attempt, EvidenceSource.CALLBACK, moved);
      learn(node, attempt, EvidenceSource.CALLBACK, moved);

      assertThat(world.count("ledger_entry where kind = 'SUSPENDED'")).isOne();
      assertThat(world.count("incident where reason = 'MOVED_AFTER_NOT_MOVED'")).isOne();
      assertThat(world.booksAgree()).isTrue();
    }
  }

  private static void learn(
      LendingWorld.Node node, NewAttempt attempt, EvidenceSource source, Outcome outcome) {
    await(node.learn(attempt, source, outcome, Optional.empty()));
  }
}
