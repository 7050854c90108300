package io.ebbgate.simulator.store.people;

import io.ebbgate.core.operator.ActionStatus;
import io.ebbgate.gateway.usecase.operator.ActionView;
import io.ebbgate.gateway.usecase.operator.OperatorChanges;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * An action with what became of it.
 *
 * @param said as it was appended
 * @param status where it stands
 * @param approval a second person's
 * @param superseded why it waits no more
 */
record StoredAction(
    OperatorChanges.NewAction said,
    ActionStatus status,
    Optional<OperatorChanges.Approval> approval,
    Optional<ActionView.Superseded> superseded) {

  static StoredAction of(OperatorChanges.NewAction said) {
    return new StoredAction(said, said.status(), Optional.empty(), Optional.empty());
  }

  boolean waits() {
    return status == ActionStatus.PROPOSED;
  }

  StoredAction approved(OperatorChanges.Approval by) {
    return new StoredAction(said, by.status(), Optional.of(by), superseded);
  }

  StoredAction supersededSince(String why, Instant at) {
    return new StoredAction(
        said, ActionStatus.SUPERSEDED, approval, Optional.of(new ActionView.Superseded(why, at)));
  }

  StoredAction done() {
    return new StoredAction(said, ActionStatus.DONE, approval, superseded);
  }

  ActionView view(Map<UUID, String> names) {
    return new ActionView(
        said.id(),
        said.kind(),
        said.about(),
        said.attemptId(),
        said.incidentId(),
        said.reason(),
        said.evidenceReference(),
        said.movedAt(),
        said.returnedAt(),
        said.proposerId(),
        names.getOrDefault(said.proposerId(), "nobody"),
        said.at(),
        approval.map(by -> names.getOrDefault(by.approverId(), "nobody")),
        approval.map(OperatorChanges.Approval::at),
        status,
        superseded);
  }
}
