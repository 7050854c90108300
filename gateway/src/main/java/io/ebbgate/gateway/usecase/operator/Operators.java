package io.ebbgate.gateway.usecase.operator;

import io.ebbgate.core.operator.ActionStatus;
import io.ebbgate.gateway.usecase.IdempotencyKey;
import io.ebbgate.gateway.usecase.Kept;
import io.ebbgate.gateway.usecase.Principal;
import io.ebbgate.gateway.usecase.operator.orphan.CloseOrphan;
import io.ebbgate.gateway.usecase.operator.orphan.OrphanFile;
import io.ebbgate.gateway.usecase.operator.orphan.OrphanFilter;
import io.ebbgate.gateway.usecase.operator.orphan.OrphanView;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What people do about incidents and orders, of whatever client. Futures fail with {@link
 * io.ebbgate.gateway.usecase.Rejected} when the answer is no.
 */
public interface Operators {

  /**
   * Incidents, oldest first.
   *
   * @param after the last one of the page before
   * @param limit how many at most
   */
  Future<List<IncidentView>> incidents(IncidentFilter filter, Optional<UUID> after, int limit);

  /** One incident with what people did about it. */
  Future<IncidentFile> incident(UUID incidentId);

  /**
   * Gives an open incident to somebody.
   *
   * @param owner the name of a client
   * @param note what there is to say; it replaces the note before
   */
  Future<IncidentFile> assign(UUID incidentId, String owner, String note);

  /** Ends an incident, or proposes to where a second person has to approve it. */
  Future<Kept<ActionView>> resolve(
      Principal principal, IdempotencyKey key, UUID incidentId, ProposeResolution command);

  /** Acts on an order, or proposes to where a second person has to approve it. */
  Future<Kept<ActionView>> act(
      Principal principal, IdempotencyKey key, UUID orderId, ActOnOrder command);

  /**
   * Orphans, oldest first.
   *
   * @param after the last one of the page before
   * @param limit how many at most
   */
  Future<List<OrphanView>> orphans(OrphanFilter filter, Optional<UUID> after, int limit);

  /** One orphan with what people did about it. */
  Future<OrphanFile> orphan(UUID orphanId);

  /** Closes an orphan, or proposes to where a second person has to approve it. */
  Future<Kept<ActionView>> close(
      Principal principal, IdempotencyKey key, UUID orphanId, CloseOrphan command);

  /**
   * Actions, oldest first.
   *
   * @param status which; empty for all
   * @param after the last one of the page before
   * @param limit how many at most
   */
  Future<List<ActionView>> actions(Optional<ActionStatus> status, Optional<UUID> after, int limit);

  /** One action. */
  Future<ActionView> action(UUID actionId);

  /** Approves what somebody else has proposed, and carries it out. */
  Future<ActionView> approve(Principal principal, UUID actionId);
}
