package io.ebbgate.gateway.usecase.operator;

import io.ebbgate.core.id.IdKind;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.operator.ActionStatus;
import io.ebbgate.core.operator.OrderActions;
import io.ebbgate.gateway.usecase.IdempotencyKey;
import io.ebbgate.gateway.usecase.Kept;
import io.ebbgate.gateway.usecase.operator.orphan.OrphanFile;
import io.ebbgate.gateway.usecase.operator.orphan.OrphanFilter;
import io.ebbgate.gateway.usecase.operator.orphan.OrphanView;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Where incidents and actions are kept. Each change loads under lock, has it decided by a pure
 * function, and saves, all in one transaction; what the function throws undoes it.
 */
public interface OperatorBook {

  /**
   * An order under its lock.
   *
   * @param kind {@link IdKind#DRAWDOWN} or {@link IdKind#REPAYMENT}
   * @param orderId the order
   * @param standing whether it is held, and what its attempts that have not ended do
   */
  record LockedOrder(IdKind kind, UUID orderId, OrderActions.Standing standing) {}

  /**
   * An action under its lock.
   *
   * @param action as it is now
   * @param incident that it resolves, under lock as well
   * @param orphan that it closes, under lock as well
   */
  record LockedAction(
      ActionView action, Optional<IncidentView> incident, Optional<OrphanView> orphan) {}

  /**
   * An approved word about an attempt that is not learned yet.
   *
   * @param action says it
   * @param evidenceId the identifier that it has as evidence
   * @param channel the attempt's
   * @param amount the attempt's
   * @param endedAt when the attempt had ended
   */
  record ApprovedMark(
      ActionView action,
      UUID evidenceId,
      String channel,
      Money amount,
      Optional<Instant> endedAt) {}

  /** See {@link Operators#incidents}. */
  Future<List<IncidentView>> incidents(IncidentFilter filter, Optional<UUID> after, int limit);

  /** See {@link Operators#incident}; empty when there is none. */
  Future<Optional<IncidentFile>> incident(UUID incidentId);

  /** See {@link Operators#actions}. */
  Future<List<ActionView>> actions(Optional<ActionStatus> status, Optional<UUID> after, int limit);

  /** One action; empty when there is none. */
  Future<Optional<ActionView>> action(UUID actionId);

  /**
   * Gives an open incident to a client by name.
   *
   * @return whether there was such an open incident
   * @throws io.ebbgate.gateway.usecase.Rejected as failure when no client has this name
   */
  Future<Boolean> assign(UUID incidentId, String owner, String note);

  /** Keeps an action on an incident under its key, or finds the one that the key is bound to. */
  Future<Kept<ActionView>> onIncident(
      IdempotencyKey key,
      UUID actionId,
      Instant at,
      UUID incidentId,
      Function<IncidentView, OperatorChanges> decide);

  /** Keeps an action on an order under its key, or finds the one that the key is bound to. */
  Future<Kept<ActionView>> onOrder(
      IdempotencyKey key,
      UUID actionId,
      Instant at,
      UUID orderId,
      Function<LockedOrder, OperatorChanges> decide);

  /** See {@link Operators#orphans}. */
  Future<List<OrphanView>> orphans(OrphanFilter filter, Optional<UUID> after, int limit);

  /** See {@link Operators#orphan}; empty when there is none. */
  Future<Optional<OrphanFile>> orphan(UUID orphanId);

  /** Keeps an action on an orphan under its key, or finds the one that the key is bound to. */
  Future<Kept<ActionView>> onOrphan(
      IdempotencyKey key,
      UUID actionId,
      Instant at,
      UUID orphanId,
      Function<OrphanView, OperatorChanges> decide);

  /** Changes an action; fails with {@code ACTION_NOT_FOUND} when there is none. */
  Future<ActionView> onAction(UUID actionId, Function<LockedAction, OperatorChanges> decide);

  /** Approved words that are not learned yet, oldest first. */
  Future<List<ApprovedMark>> approvedMarks(Optional<UUID> actionId, int limit);

  /** An approved word was learned. */
  Future<Void> carriedOut(UUID actionId);
}
