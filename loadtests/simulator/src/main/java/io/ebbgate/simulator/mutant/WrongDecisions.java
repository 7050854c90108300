package io.ebbgate.simulator.mutant;

import io.ebbgate.core.movement.EvidenceSource;
import io.ebbgate.core.movement.Moved;
import io.ebbgate.core.movement.Unknown;
import io.ebbgate.gateway.usecase.movement.learning.Changes;
import io.ebbgate.gateway.usecase.movement.learning.Learned;
import io.ebbgate.gateway.usecase.movement.learning.Loaded;
import io.ebbgate.gateway.usecase.movement.learning.Movements;
import io.ebbgate.gateway.usecase.movement.rows.DrawdownRow;
import io.ebbgate.gateway.usecase.movement.rows.IncidentRow;
import io.ebbgate.gateway.usecase.movement.rows.LedgerEntryRow;
import io.ebbgate.gateway.usecase.movement.rows.account.LineDelta;
import io.ebbgate.gateway.usecase.notice.NoticeKind;
import io.ebbgate.gateway.usecase.notice.NoticeRow;
import io.ebbgate.simulator.node.Behaviour;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.BiFunction;

/** Wrong things that are decided when something is learned. */
final class WrongDecisions {
  private static final String SLOW = "slow";

  private WrongDecisions() {}

  /** Decides wrongly, and does what was decided as the real one would. */
  interface Deciding {
    Changes decide(Movements.Decision real, List<Learned> batch, Loaded loaded);
  }

  private static Movements.Decision wrapped(Movements.Decision real, Deciding wrong) {
    return new Movements.Decision() {
      @Override
      public Changes decide(List<Learned> batch, Loaded loaded) {
        return wrong.decide(real, batch, loaded);
      }

      @Override
      public void saved(Movements.Saved saved) {
        real.saved(saved);
      }
    };
  }

  static Behaviour deciding(Deciding wrong) {
    return new Behaviour() {
      @Override
      public Movements.Decision decision(Movements.Decision real) {
        return wrapped(real, wrong);
      }
    };
  }

  /** Something is done about every drawdown whose provider is slow. */
  private static Behaviour whenSlow(BiFunction<DrawdownRow, Changes, Changes> wrong) {
    return new Behaviour() {
      @Override
      public Movements movements(Movements real) {
        // With this cause the order is loaded along; it says as little as a time-out does.
        return learned ->
            real.learn(
                learned.source() == EvidenceSource.REPLY
                        && learned.outcome() instanceof Unknown unknown
                        && unknown.cause() == Unknown.Cause.TIMEOUT
                    ? WrongMovements.saying(learned, new Unknown(Unknown.Cause.NOT_FOUND_YET, SLOW))
                    : learned);
      }

      @Override
      public Movements.Decision decision(Movements.Decision decision) {
        return wrapped(
            decision,
            (real, batch, loaded) -> {
              var changes = real.decide(batch, loaded);
              for (var learned : batch) {
                var attempt = loaded.attempts().get(learned.attemptId());
                var drawdown = attempt == null ? null : loaded.drawdowns().get(attempt.orderId());
                if (drawdown != null
                    && drawdown.state().equals("Submitted")
                    && learned.outcome() instanceof Unknown unknown
                    && unknown.detail().equals(SLOW)) {
                  changes = wrong.apply(drawdown, changes);
                }
              }
              return changes;
            });
      }
    };
  }

  static Behaviour releaseCredit() {
    return whenSlow((drawdown, changes) -> {
      Map<UUID, LineDelta> deltas = new LinkedHashMap<>();
      changes.lineDeltas().forEach(delta -> deltas.put(delta.lineId(), delta));
      deltas.merge(
          drawdown.lineId(),
          new LineDelta(drawdown.lineId(), -drawdown.amount().minor(), 0),
          LineDelta::plus);
      return with(
          changes, List.copyOf(deltas.values()), changes.ledgerEntries(), changes.notices());
    });
  }

  static Behaviour tellFailed() {
    return whenSlow((drawdown, changes) -> {
      var notices = new ArrayList<>(changes.notices());
      notices.add(
          new NoticeRow(
              drawdown.id(),
              drawdown.id(),
              NoticeKind.SMS,
              "drawdown-failed",
              "sms:drawdown-failed:slow:" + drawdown.id(),
              drawdown.clientId(),
              drawdown.customerId(),
              drawdown.id(),
              new JsonObject()));
      return with(changes, changes.lineDeltas(), changes.ledgerEntries(), notices);
    });
  }

  static Behaviour trustAmount() {
    return trusting(EvidenceSource.CALLBACK);
  }

  /** Whatever amount this source names is right. */
  static Behaviour trusting(EvidenceSource source) {
    return deciding((real, batch, loaded) ->
        real.decide(
            batch.stream().map(learned -> trusted(source, learned, loaded)).toList(), loaded));
  }

  private static Learned trusted(EvidenceSource source, Learned learned, Loaded loaded) {
    var attempt = loaded.attempts().get(learned.attemptId());
    return attempt != null && learned.source() == source && learned.outcome() instanceof Moved moved
        ? WrongMovements.saying(
            learned,
            new Moved(
                attempt.amount(), moved.providerReference(), moved.movedAt(), moved.returnedAt()))
        : learned;
  }

  static Behaviour dropLateSuccess() {
    return deciding((real, batch, loaded) ->
        real.decide(
            batch.stream().filter(learned -> !isLateSuccess(learned, loaded)).toList(), loaded));
  }

  private static boolean isLateSuccess(Learned learned, Loaded loaded) {
    var attempt = loaded.attempts().get(learned.attemptId());
    return attempt != null
        && attempt.state().equals("NotMoved")
        && learned.outcome() instanceof Moved;
  }

  static Behaviour forgetSuspense() {
    return deciding((real, batch, loaded) -> {
      var changes = real.decide(batch, loaded);
      List<LedgerEntryRow> explained =
          changes.ledgerEntries().stream()
              .filter(entry -> !entry.kind().equals("SUSPENDED"))
              .toList();
      return with(changes, changes.lineDeltas(), explained, changes.notices());
    });
  }

  /** What was taken back is booked as if it had never stood in suspense. */
  static Behaviour forgetWhatSuspenseHolds() {
    return deciding((real, batch, loaded) ->
        real.decide(
            batch,
            new Loaded(
                loaded.attempts(),
                loaded.drawdowns(),
                loaded.repayments(),
                loaded.loans(),
                loaded.collected(),
                loaded.instalments(),
                loaded.lines(),
                loaded.cards(),
                loaded.held(),
                Map.of(),
                Map.of(),
                loaded.calls())));
  }

  static Behaviour forgetPlan() {
    return deciding((real, batch, loaded) -> {
      var changes = real.decide(batch, loaded);
      return changes.newLoans().isEmpty() ? withoutPlans(changes) : changes;
    });
  }

  private static Changes withoutPlans(Changes changes) {
    return new Changes(
        changes.evidence(),
        changes.newAttempts(),
        changes.attempts(),
        changes.drawdowns(),
        changes.repayments(),
        changes.newLoans(),
        changes.loans(),
        List.of(),
        List.of(),
        changes.lineDeltas(),
        changes.ledgerEntries(),
        changes.paidAttempts(),
        changes.returnedPayouts(),
        changes.stoppedTelling(),
        changes.closedDebits(),
        changes.notices(),
        changes.incidents(),
        changes.endedIncidents());
  }

  static Behaviour ignoreFences() {
    return deciding((real, batch, loaded) ->
        real.decide(batch.stream().map(learned -> fenced(learned, loaded)).toList(), loaded));
  }

  private static Learned fenced(Learned learned, Loaded loaded) {
    var attempt = loaded.attempts().get(learned.attemptId());
    if (attempt == null || learned.fence().isEmpty()) {
      return learned;
    }
    return new Learned(
        learned.attemptId(),
        learned.evidenceId(),
        learned.source(),
        learned.outcome(),
        learned.providerCode(),
        learned.digest(),
        learned.askedAt(),
        learned.receivedAt(),
        learned.channel(),
        learned.nonce(),
        OptionalLong.of(attempt.fence()));
  }

  private static Changes with(
      Changes changes,
      List<LineDelta> lineDeltas,
      List<LedgerEntryRow> ledgerEntries,
      List<NoticeRow> notices) {
    return new Changes(
        changes.evidence(),
        changes.newAttempts(),
        changes.attempts(),
        changes.drawdowns(),
        changes.repayments(),
        changes.newLoans(),
        changes.loans(),
        changes.cutInstalments(),
        changes.instalments(),
        lineDeltas,
        ledgerEntries,
        changes.paidAttempts(),
        changes.returnedPayouts(),
        changes.stoppedTelling(),
        changes.closedDebits(),
        notices,
        changes.incidents(),
        changes.endedIncidents());
  }

  /** The same changes, with these people called for. */
  static Changes withIncidents(Changes changes, List<IncidentRow> incidents) {
    return new Changes(
        changes.evidence(),
        changes.newAttempts(),
        changes.attempts(),
        changes.drawdowns(),
        changes.repayments(),
        changes.newLoans(),
        changes.loans(),
        changes.cutInstalments(),
        changes.instalments(),
        changes.lineDeltas(),
        changes.ledgerEntries(),
        changes.paidAttempts(),
        changes.returnedPayouts(),
        changes.stoppedTelling(),
        changes.closedDebits(),
        changes.notices(),
        incidents,
        changes.endedIncidents());
  }
}
