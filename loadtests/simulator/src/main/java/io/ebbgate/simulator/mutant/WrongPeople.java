package io.ebbgate.simulator.mutant;

import io.ebbgate.core.movement.EvidenceSource;
import io.ebbgate.core.operator.ActionStatus;
import io.ebbgate.core.operator.Held;
import io.ebbgate.gateway.usecase.IdempotencyKey;
import io.ebbgate.gateway.usecase.Kept;
import io.ebbgate.gateway.usecase.movement.learning.Learned;
import io.ebbgate.gateway.usecase.movement.learning.Loaded;
import io.ebbgate.gateway.usecase.movement.learning.Movements;
import io.ebbgate.gateway.usecase.operator.ActionView;
import io.ebbgate.gateway.usecase.operator.IncidentView;
import io.ebbgate.gateway.usecase.operator.OperatorBook;
import io.ebbgate.gateway.usecase.operator.OperatorChanges;
import io.ebbgate.simulator.node.Behaviour;
import io.ebbgate.simulator.store.people.PeopleRules;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Wrong things that are done with what people propose, approve and say. */
final class WrongPeople {
  private static final UUID NOBODY = new UUID(0, 0);

  private WrongPeople() {}

  /** Lets actions be approved as if they were others. */
  private static Behaviour approving(
      PeopleRules rules, UnaryOperator<OperatorBook.LockedAction> wrong) {
    return new Behaviour() {
      @Override
      public PeopleRules peopleRules() {
        return rules;
      }

      @Override
      public OperatorBook operators(OperatorBook real) {
        return new WrappedBook(real) {
          @Override
          public Future<ActionView> onAction(
              UUID actionId, Function<LockedAction, OperatorChanges> decide) {
            return real.onAction(actionId, locked -> decide.apply(wrong.apply(locked)));
          }
        };
      }
    };
  }

  static Behaviour alone() {
    return approving(
        PeopleRules.all().withoutTwoPeople(),
        locked ->
            new OperatorBook.LockedAction(
                as(locked.action(), NOBODY, locked.action().status()),
                locked.incident(),
                locked.orphan()));
  }

  static Behaviour superseded() {
    return approving(
        PeopleRules.all().withoutForward(),
        locked -> {
          var action = locked.action();
          var status =
              action.status() == ActionStatus.SUPERSEDED ? ActionStatus.PROPOSED : action.status();
          return new OperatorBook.LockedAction(
              as(action, action.proposerId(), status), locked.incident(), locked.orphan());
        });
  }

  static Behaviour takeOutTwice() {
    return new Behaviour() {
      private final Map<UUID, IncidentView> proposedAbout = new HashMap<>();

      @Override
      public PeopleRules peopleRules() {
        return PeopleRules.all().withoutEnds();
      }

      @Override
      public OperatorBook operators(OperatorBook real) {
        return new WrappedBook(real) {
          @Override
          public Future<Kept<ActionView>> onIncident(
              IdempotencyKey key,
              UUID actionId,
              Instant at,
              UUID incidentId,
              Function<IncidentView, OperatorChanges> decide) {
            return real.onIncident(
                key,
                actionId,
                at,
                incidentId,
                incident -> {
                  if (!(incident.held() instanceof Held.Nothing)) {
                    proposedAbout.put(incidentId, incident);
                  }
                  return decide.apply(incident);
                });
          }

          @Override
          public Future<ActionView> onAction(
              UUID actionId, Function<LockedAction, OperatorChanges> decide) {
            return real.onAction(
                actionId,
                locked ->
                    decide.apply(
                        new LockedAction(
                            locked.action(),
                            locked.incident().map(now -> proposedAbout.getOrDefault(now.id(), now)),
                            locked.orphan())));
          }
        };
      }
    };
  }

  private static ActionView as(ActionView action, UUID proposerId, ActionStatus status) {
    return new ActionView(
        action.id(),
        action.kind(),
        action.about(),
        action.attemptId(),
        action.incidentId(),
        action.reason(),
        action.evidenceReference(),
        action.movedAt(),
        action.returnedAt(),
        proposerId,
        action.proposer(),
        action.proposedAt(),
        action.approver(),
        action.approvedAt(),
        status,
        action.superseded());
  }

  static Behaviour wordsOfNobody() {
    return new Behaviour() {
      @Override
      public PeopleRules peopleRules() {
        return PeopleRules.all().withoutTwoPeople();
      }

      @Override
      public Movements movements(Movements real) {
        return learned ->
            real.learn(learned.source() == EvidenceSource.OPERATOR ? renamed(learned) : learned);
      }
    };
  }

  private static Learned renamed(Learned word) {
    var id = word.evidenceId();
    return new Learned(
        word.attemptId(),
        new UUID(id.getMostSignificantBits(), ~id.getLeastSignificantBits()),
        word.source(),
        word.outcome(),
        word.providerCode(),
        word.digest(),
        word.askedAt(),
        word.receivedAt(),
        word.channel(),
        word.nonce(),
        OptionalLong.empty());
  }

  static Behaviour silently() {
    return WrongDecisions.deciding((real, batch, loaded) -> {
      var changes = real.decide(batch, loaded);
      return WrongDecisions.withIncidents(
          changes,
          changes.incidents().stream()
              .filter(incident -> !incident.reason().equals("NOT_MOVED_AFTER_MOVED"))
              .toList());
    });
  }

  static Behaviour ignoreHolds() {
    return WrongDecisions.deciding((real, batch, loaded) ->
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
                Set.of(),
                loaded.suspense(),
                loaded.open(),
                loaded.calls())));
  }

  static Behaviour forgetWords() {
    return new Behaviour() {
      @Override
      public OperatorBook operators(OperatorBook real) {
        return new WrappedBook(real) {
          @Override
          public Future<List<ApprovedMark>> approvedMarks(Optional<UUID> actionId, int limit) {
            return Future.succeededFuture(List.of());
          }
        };
      }
    };
  }
}
