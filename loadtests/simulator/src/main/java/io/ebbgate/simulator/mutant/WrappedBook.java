package io.ebbgate.simulator.mutant;

import io.ebbgate.core.operator.ActionStatus;
import io.ebbgate.gateway.usecase.IdempotencyKey;
import io.ebbgate.gateway.usecase.Kept;
import io.ebbgate.gateway.usecase.operator.ActionView;
import io.ebbgate.gateway.usecase.operator.IncidentFile;
import io.ebbgate.gateway.usecase.operator.IncidentFilter;
import io.ebbgate.gateway.usecase.operator.IncidentView;
import io.ebbgate.gateway.usecase.operator.OperatorBook;
import io.ebbgate.gateway.usecase.operator.OperatorChanges;
import io.ebbgate.gateway.usecase.operator.orphan.OrphanFile;
import io.ebbgate.gateway.usecase.operator.orphan.OrphanFilter;
import io.ebbgate.gateway.usecase.operator.orphan.OrphanView;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** A book of people's actions that does what another one does. */
class WrappedBook implements OperatorBook {
  private final OperatorBook real;

  WrappedBook(OperatorBook real) {
    this.real = real;
  }

  @Override
  public Future<List<IncidentView>> incidents(
      IncidentFilter filter, Optional<UUID> after, int limit) {
    return real.incidents(filter, after, limit);
  }

  @Override
  public Future<Optional<IncidentFile>> incident(UUID incidentId) {
    return real.incident(incidentId);
  }

  @Override
  public Future<List<ActionView>> actions(
      Optional<ActionStatus> status, Optional<UUID> after, int limit) {
    return real.actions(status, after, limit);
  }

  @Override
  public Future<Optional<ActionView>> action(UUID actionId) {
    return real.action(actionId);
  }

  @Override
  public Future<Boolean> assign(UUID incidentId, String owner, String note) {
    return real.assign(incidentId, owner, note);
  }

  @Override
  public Future<Kept<ActionView>> onIncident(
      IdempotencyKey key,
      UUID actionId,
      Instant at,
      UUID incidentId,
      Function<IncidentView, OperatorChanges> decide) {
    return real.onIncident(key, actionId, at, incidentId, decide);
  }

  @Override
  public Future<Kept<ActionView>> onOrder(
      IdempotencyKey key,
      UUID actionId,
      Instant at,
      UUID orderId,
      Function<LockedOrder, OperatorChanges> decide) {
    return real.onOrder(key, actionId, at, orderId, decide);
  }

  @Override
  public Future<List<OrphanView>> orphans(OrphanFilter filter, Optional<UUID> after, int limit) {
    return real.orphans(filter, after, limit);
  }

  @Override
  public Future<Optional<OrphanFile>> orphan(UUID orphanId) {
    return real.orphan(orphanId);
  }

  @Override
  public Future<Kept<ActionView>> onOrphan(
      IdempotencyKey key,
      UUID actionId,
      Instant at,
      UUID orphanId,
      Function<OrphanView, OperatorChanges> decide) {
    return real.onOrphan(key, actionId, at, orphanId, decide);
  }

  @Override
  public Future<ActionView> onAction(
      UUID actionId, Function<LockedAction, OperatorChanges> decide) {
    return real.onAction(actionId, decide);
  }

  @Override
  public Future<List<ApprovedMark>> approvedMarks(Optional<UUID> actionId, int limit) {
    return real.approvedMarks(actionId, limit);
  }

  @Override
  public Future<Void> carriedOut(UUID actionId) {
    return real.carriedOut(actionId);
  }
}
