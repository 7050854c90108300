package io.ebbgate.gateway.store.repayment.race;

import io.ebbgate.core.money.Money;
import io.ebbgate.core.movement.NotMoved;
import io.ebbgate.core.movement.Outcome;
import io.ebbgate.core.movement.Unknown;
import io.ebbgate.gateway.store.repayment.FakeTerms;
import io.ebbgate.gateway.store.repayment.LendingNode;
import io.ebbgate.gateway.store.repayment.LendingWorld;
import io.ebbgate.gateway.store.repayment.LoanRows;
import io.ebbgate.gateway.usecase.IdempotencyKey;
import io.ebbgate.gateway.usecase.drawdown.RequestDrawdown;
import io.ebbgate.gateway.usecase.drawdown.taking.Candidate;
import io.ebbgate.gateway.usecase.drawdown.taking.Taken;
import io.ebbgate.gateway.usecase.movement.rows.NewAttempt;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** Clients that draw on the same lines, over several nodes; some payouts fail for good. */
final class DrawdownRace {

  /** A line with its card. */
  record Source(LoanRows.Borrower borrower, UUID cardId) {}

  final List<String> wrong = new CopyOnWriteArrayList<>();
  private final LendingWorld world;
  private final List<LendingNode> nodes;
  private final List<Source> sources;

  DrawdownRace(LendingWorld world, List<LendingNode> nodes, List<Source> sources) {
    this.world = world;
    this.nodes = nodes;
    this.sources = sources;
  }

  /** One client, one drawdown after the other. */
  Future<Void> rounds(Random random, int left) {
    return left == 0
        ? Future.succeededFuture()
        : round(random).compose(_ -> rounds(random, left - 1));
  }

  private Future<Void> round(Random random) {
    var candidate = candidate(random);
    return nodes
        .get(random.nextInt(nodes.size()))
        .drawdowns
        .take(candidate)
        .compose(taken ->
            switch (taken) {
              case Taken.Written written ->
                  written
                      .toSend()
                      .map(attempt -> tell(attempt, random))
                      .orElseGet(Future::succeededFuture);
              case Taken.KeyKnown known -> {
                wrong.add("a new key was known: " + known);
                yield Future.succeededFuture();
              }
            })
        .otherwise(failure -> {
          wrong.add(failure.toString());
          return null;
        });
  }

  private Candidate candidate(Random random) {
    var source = sources.get(random.nextInt(sources.size()));
    var command =
        new RequestDrawdown(
            source.borrower().lineId(),
            source.cardId(),
            Money.fen(10_000L * (1 + random.nextInt(20))),
            FakeTerms.INSTALMENTS,
            12,
            "contract",
            "offer",
            "FACE",
            "face-1",
            world.clock.instant());
    return new Candidate(
        world.ids.next(),
        world.ids.next(),
        world.key(IdempotencyKey.Operation.DRAWDOWN, world.ids.next().toString(), command),
        command,
        source.borrower().customerId(),
        1,
        150_000,
        "own",
        "sample-a",
        Set.of(),
        new JsonObject(),
        Optional.empty(),
        world.clock.instant());
  }

  private Future<Void> tell(NewAttempt attempt, Random random) {
    Outcome outcome =
        switch (random.nextInt(8)) {
          case 0 -> new NotMoved(NotMoved.Reason.DECLINED_FOR_PAYEE, "14");
          case 1 -> new Unknown(Unknown.Cause.TIMEOUT, "");
          default -> world.moved(attempt);
        };
    return nodes
        .get(random.nextInt(nodes.size()))
        .learn(attempt, outcome)
        .compose(_ ->
            outcome instanceof Unknown ? tell(attempt, random) : Future.<Void>succeededFuture());
  }
}
