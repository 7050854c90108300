package io.ebbgate.simulator.store.people;

import io.ebbgate.core.operator.ActionStatus;
import io.ebbgate.gateway.usecase.operator.OperatorChanges;
import io.ebbgate.simulator.invariant.PeopleInspector;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** All actions, and quickly those that wait and those that are approved and not learned. */
final class Actions {
  private final boolean supersedes;
  private final PeopleInspector inspector;
  private final Map<UUID, StoredAction> all = new LinkedHashMap<>();
  private final Map<UUID, StoredAction> waiting = new LinkedHashMap<>();
  private final Map<UUID, StoredAction> approved = new LinkedHashMap<>();
  private final Map<UUID, UUID> ofEvidence = new HashMap<>();

  /**
   * @param supersedes whether a proposal ends with what it is about
   */
  Actions(boolean supersedes, PeopleInspector inspector) {
    this.supersedes = supersedes;
    this.inspector = inspector;
  }

  Optional<StoredAction> find(UUID id) {
    return Optional.ofNullable(all.get(id));
  }

  /** The action whose word has this identifier as evidence. */
  Optional<StoredAction> ofEvidence(UUID evidenceId) {
    return Optional.ofNullable(ofEvidence.get(evidenceId)).map(all::get);
  }

  List<StoredAction> waiting() {
    return List.copyOf(waiting.values());
  }

  List<StoredAction> approvedMarks() {
    return List.copyOf(approved.values());
  }

  List<StoredAction> all() {
    return List.copyOf(all.values());
  }

  void append(OperatorChanges.NewAction action) {
    if (action.status() == ActionStatus.PROPOSED) {
      supersede(
          other -> isAboutTheSame(other.said(), action),
          "A newer proposal took its place.",
          action.at());
    }
    action.evidenceId().ifPresent(evidence -> ofEvidence.put(evidence, action.id()));
    put(StoredAction.of(action));
  }

  private static boolean isAboutTheSame(
      OperatorChanges.NewAction waiting, OperatorChanges.NewAction newer) {
    return waiting.about().equals(newer.about())
        && waiting.attemptId().equals(newer.attemptId())
        && waiting.incidentId().equals(newer.incidentId());
  }

  void supersede(Predicate<StoredAction> which, String why, Instant at) {
    if (waiting.isEmpty() || !supersedes) {
      return;
    }
    for (var action : new ArrayList<>(waiting.values())) {
      if (which.test(action)) {
        put(action.supersededSince(why, at));
      }
    }
  }

  void put(StoredAction action) {
    var id = action.said().id();
    var before = all.put(id, action);
    inspector.action(
        id,
        action.said().kind(),
        before == null ? Optional.empty() : Optional.of(before.status()),
        action.status(),
        action.said().proposerId(),
        action.approval().map(OperatorChanges.Approval::approverId));
    waiting.remove(id);
    approved.remove(id);
    switch (action.status()) {
      case PROPOSED -> waiting.put(id, action);
      case APPROVED -> approved.put(id, action);
      case SUPERSEDED, DONE -> {
        // Nothing is left to be done about it.
      }
    }
  }
}
