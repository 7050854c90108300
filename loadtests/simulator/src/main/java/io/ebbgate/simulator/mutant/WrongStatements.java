package io.ebbgate.simulator.mutant;

import io.ebbgate.core.movement.EvidenceSource;
import io.ebbgate.core.movement.NotMoved;
import io.ebbgate.core.movement.Outcome;
import io.ebbgate.gateway.usecase.movement.learning.Learned;
import io.ebbgate.gateway.usecase.movement.rows.AttemptRow;
import io.ebbgate.simulator.node.Behaviour;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** Wrong things that are read out of statements. */
final class WrongStatements {
  private WrongStatements() {}

  static Behaviour trustAmount() {
    return WrongDecisions.trusting(EvidenceSource.STATEMENT_LINE);
  }

  static Behaviour absentIsFailed() {
    return new Behaviour() {
      @Override
      public List<Learned> statement(
          List<Learned> lines,
          Supplier<List<AttemptRow>> open,
          BiFunction<UUID, Outcome, Learned> saying) {
        var named = new HashSet<UUID>();
        lines.forEach(line -> named.add(line.attemptId()));
        var learned = new ArrayList<>(lines);
        for (var attempt : open.get()) {
          if (!named.contains(attempt.id())) {
            var absent = new NotMoved(NotMoved.Reason.DECLINED_BY_CHANNEL, "absent");
            learned.add(saying.apply(attempt.id(), absent));
          }
        }
        return learned;
      }
    };
  }
}
