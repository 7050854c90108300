package io.ebbgate.simulator.mutant;

import io.ebbgate.core.money.Money;
import io.ebbgate.core.movement.EvidenceSource;
import io.ebbgate.core.movement.Moved;
import io.ebbgate.core.movement.MovementKind;
import io.ebbgate.core.movement.NotMoved;
import io.ebbgate.core.movement.Outcome;
import io.ebbgate.core.movement.Unknown;
import io.ebbgate.core.movement.attempt.AttemptState;
import io.ebbgate.gateway.store.pool.Committer;
import io.ebbgate.gateway.store.pool.FailedCommit;
import io.ebbgate.gateway.usecase.IdempotencyKey;
import io.ebbgate.gateway.usecase.drawdown.DrawdownView;
import io.ebbgate.gateway.usecase.drawdown.taking.Candidate;
import io.ebbgate.gateway.usecase.drawdown.taking.DrawdownBook;
import io.ebbgate.gateway.usecase.drawdown.taking.Known;
import io.ebbgate.gateway.usecase.drawdown.taking.Taken;
import io.ebbgate.gateway.usecase.movement.learning.Learned;
import io.ebbgate.gateway.usecase.movement.learning.Movements;
import io.ebbgate.gateway.usecase.movement.rows.AttemptRow;
import io.ebbgate.gateway.usecase.movement.rows.OrderKind;
import io.ebbgate.gateway.usecase.movement.sending.SendingLimits;
import io.ebbgate.simulator.node.Behaviour;
import io.ebbgate.simulator.store.DrawdownTables;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Wrong things that are done with what is learned, and with when it is durable. */
final class WrongMovements {
  private WrongMovements() {}

  static Behaviour otherChannel() {
    return new Behaviour() {
      @Override
      public Movements movements(Movements real) {
        return learned ->
            real.learn(
                learned.outcome() instanceof Unknown && learned.source() == EvidenceSource.REPLY
                    ? saying(learned, new NotMoved(NotMoved.Reason.DECLINED_BY_CHANNEL, ""))
                    : learned);
      }
    };
  }

  static Behaviour acknowledgeFirst() {
    return new Behaviour() {
      @Override
      public Movements movements(Movements real) {
        return learned -> {
          var stored = real.learn(learned);
          return learned.source() == EvidenceSource.CALLBACK
              ? Future.succeededFuture(stored(learned))
              : stored;
        };
      }
    };
  }

  static Behaviour unknownIsDone() {
    return doneAll(FailedCommit.UNKNOWN);
  }

  static Behaviour rolledBackIsDone() {
    return doneAll(FailedCommit.ROLLED_BACK);
  }

  private static Behaviour doneAll(FailedCommit failed) {
    return new Behaviour() {
      @Override
      public Committer<Learned, Movements.Told> learning(
          Movements.Decision decision, Committer<Learned, Movements.Told> real) {
        return (batch, again) ->
            real.commit(batch, again)
                .recover(failure ->
                    FailedCommit.of(failure) == failed
                        ? Future.succeededFuture(
                            batch.stream().map(WrongMovements::stored).toList())
                        : Future.failedFuture(failure));
      }
    };
  }

  static Behaviour endlessLease() {
    return new Behaviour() {
      @Override
      public SendingLimits sending(SendingLimits real) {
        return new SendingLimits(
            Duration.ofDays(1), real.margin(), real.waitingAtMost(), real.connectorGrace());
      }
    };
  }

  static Behaviour answerFirst() {
    return new Behaviour() {
      @Override
      public DrawdownBook drawdowns(DrawdownBook real) {
        return new HastyBook(real);
      }
    };
  }

  /** What would be answered if the evidence were stored. */
  private static Movements.Told stored(Learned learned) {
    var amount = learned.outcome() instanceof Moved moved ? moved.amount() : Money.fen(1);
    return new Movements.Told.Stored(
        new AttemptRow(
            learned.attemptId(),
            learned.attemptId(),
            OrderKind.DRAWDOWN,
            1,
            MovementKind.PAYOUT,
            learned.channel(),
            learned.attemptId(),
            "",
            amount,
            "Sending",
            "",
            0,
            false,
            AttemptState.Ground.TOLD,
            Optional.empty(),
            0,
            learned.receivedAt(),
            1,
            learned.receivedAt(),
            Optional.empty(),
            ""));
  }

  static Learned saying(Learned learned, Outcome outcome) {
    return new Learned(
        learned.attemptId(),
        learned.evidenceId(),
        learned.source(),
        outcome,
        learned.providerCode(),
        learned.digest(),
        learned.askedAt(),
        learned.receivedAt(),
        learned.channel(),
        learned.nonce(),
        learned.fence());
  }

  private record HastyBook(DrawdownBook real) implements DrawdownBook {

    @Override
    public Future<Known> known(Known.Question question) {
      return real.known(question);
    }

    @Override
    public Future<Taken> take(Candidate candidate) {
      var taken = real.take(candidate);
      if (candidate.refusal().isPresent()) {
        return taken;
      }
      return Future.succeededFuture(
          new Taken.Written(
              DrawdownTables.view(DrawdownTables.row(candidate, false), Optional.empty()),
              Optional.of(DrawdownTables.attempt(candidate)),
              Optional.empty(),
              Set.of()));
    }

    @Override
    public Future<Optional<Taken.Bound>> bound(IdempotencyKey key) {
      return real.bound(key);
    }

    @Override
    public Future<Optional<DrawdownView>> find(UUID clientId, UUID drawdownId) {
      return real.find(clientId, drawdownId);
    }

    @Override
    public Future<List<DrawdownView>> list(UUID clientId, Optional<UUID> after, int limit) {
      return real.list(clientId, after, limit);
    }
  }
}
