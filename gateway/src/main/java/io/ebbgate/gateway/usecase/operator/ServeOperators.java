package io.ebbgate.gateway.usecase.operator;

import io.ebbgate.core.id.Ids;
import io.ebbgate.core.operator.ActionStatus;
import io.ebbgate.gateway.usecase.IdempotencyKey;
import io.ebbgate.gateway.usecase.Kept;
import io.ebbgate.gateway.usecase.Principal;
import io.ebbgate.gateway.usecase.Problem;
import io.ebbgate.gateway.usecase.ProblemCode;
import io.ebbgate.gateway.usecase.movement.learning.Bookings;
import io.ebbgate.gateway.usecase.movement.orphan.DecideOrphans;
import io.ebbgate.gateway.usecase.operator.orphan.CloseOrphan;
import io.ebbgate.gateway.usecase.operator.orphan.OrphanFile;
import io.ebbgate.gateway.usecase.operator.orphan.OrphanFilter;
import io.ebbgate.gateway.usecase.operator.orphan.OrphanView;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Serves those who run the gateway. Thread-safe. */
public final class ServeOperators implements Operators {
  private final OperatorBook book;
  private final CarryOutMarks marks;
  private final DecideActions decide;
  private final Ids ids;
  private final InstantSource clock;

  public ServeOperators(
      OperatorBook book,
      CarryOutMarks marks,
      Bookings bookings,
      DecideOrphans orphans,
      Ids ids,
      InstantSource clock) {
    this.book = book;
    this.marks = marks;
    this.decide = new DecideActions(ids, bookings, orphans);
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public Future<List<IncidentView>> incidents(
      IncidentFilter filter, Optional<UUID> after, int limit) {
    return book.incidents(filter, after, limit);
  }

  @Override
  public Future<IncidentFile> incident(UUID incidentId) {
    return book.incident(incidentId).map(found -> found.orElseThrow(ServeOperators::noIncident));
  }

  private static RuntimeException noIncident() {
    return Problem.of(ProblemCode.INCIDENT_NOT_FOUND, "there is no such incident").rejected();
  }

  @Override
  public Future<IncidentFile> assign(UUID incidentId, String owner, String note) {
    return book.assign(incidentId, owner, note)
        .compose(assigned -> incident(incidentId))
        .map(file -> {
          if (!file.incident().isOpen()) {
            throw Problem.of(
                    ProblemCode.INCIDENT_RESOLVED, "It has ended; nobody has to work on it.")
                .rejected();
          }
          return file;
        });
  }

  @Override
  public Future<Kept<ActionView>> resolve(
      Principal principal, IdempotencyKey key, UUID incidentId, ProposeResolution command) {
    var actionId = ids.next();
    var at = now();
    return book.onIncident(
        key,
        actionId,
        at,
        incidentId,
        incident -> decide.resolve(incident, actionId, principal.clientId(), command, at));
  }

  @Override
  public Future<Kept<ActionView>> act(
      Principal principal, IdempotencyKey key, UUID orderId, ActOnOrder command) {
    var actionId = ids.next();
    var at = now();
    return book.onOrder(
        key,
        actionId,
        at,
        orderId,
        order -> decide.act(order, actionId, principal.clientId(), command, at));
  }

  @Override
  public Future<List<OrphanView>> orphans(OrphanFilter filter, Optional<UUID> after, int limit) {
    return book.orphans(filter, after, limit);
  }

  @Override
  public Future<OrphanFile> orphan(UUID orphanId) {
    return book.orphan(orphanId)
        .map(found ->
            found.orElseThrow(() ->
                Problem.of(ProblemCode.ORPHAN_NOT_FOUND, "there is no such orphan").rejected()));
  }

  @Override
  public Future<Kept<ActionView>> close(
      Principal principal, IdempotencyKey key, UUID orphanId, CloseOrphan command) {
    var actionId = ids.next();
    var at = now();
    return book.onOrphan(
        key,
        actionId,
        at,
        orphanId,
        orphan -> decide.close(orphan, actionId, principal.clientId(), command, at));
  }

  @Override
  public Future<List<ActionView>> actions(
      Optional<ActionStatus> status, Optional<UUID> after, int limit) {
    return book.actions(status, after, limit);
  }

  @Override
  public Future<ActionView> action(UUID actionId) {
    return book.action(actionId)
        .map(found ->
            found.orElseThrow(() ->
                Problem.of(ProblemCode.ACTION_NOT_FOUND, "there is no such action").rejected()));
  }

  @Override
  public Future<ActionView> approve(Principal principal, UUID actionId) {
    var at = now();
    return book.onAction(actionId, locked -> decide.approve(locked, principal.clientId(), at))
        // The approval is durable: what is left to do is found again if this fails.
        .compose(_ -> marks.carryOut(actionId))
        .compose(_ -> action(actionId));
  }

  /** As precise as the database keeps it, so that an answer and its replay agree. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
