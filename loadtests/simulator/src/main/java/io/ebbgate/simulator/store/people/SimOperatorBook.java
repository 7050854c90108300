package io.ebbgate.simulator.store.people;

import io.ebbgate.core.operator.ActionStatus;
import io.ebbgate.gateway.store.pool.DatabaseAway;
import io.ebbgate.gateway.usecase.IdempotencyKey;
import io.ebbgate.gateway.usecase.Kept;
import io.ebbgate.gateway.usecase.Rejected;
import io.ebbgate.gateway.usecase.operator.ActionView;
import io.ebbgate.gateway.usecase.operator.IncidentFile;
import io.ebbgate.gateway.usecase.operator.IncidentFilter;
import io.ebbgate.gateway.usecase.operator.IncidentView;
import io.ebbgate.gateway.usecase.operator.OperatorBook;
import io.ebbgate.gateway.usecase.operator.OperatorChanges;
import io.ebbgate.gateway.usecase.operator.orphan.OrphanFile;
import io.ebbgate.gateway.usecase.operator.orphan.OrphanFilter;
import io.ebbgate.gateway.usecase.operator.orphan.OrphanView;
import io.ebbgate.simulator.invariant.Inspector;
import io.ebbgate.simulator.invariant.Invariant;
import io.ebbgate.simulator.invariant.Violations;
import io.ebbgate.simulator.outbox.NoticeTables;
import io.ebbgate.simulator.store.link.Link;
import io.ebbgate.simulator.time.NodeLife;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Incidents and actions as one node sees them. Each change loads, decides and saves at one moment,
 * which is what the locks of the real database come to.
 */
public final class SimOperatorBook implements OperatorBook {
  private final PeopleTables tables;
  private final PeopleWrites writes;
  private final Link link;
  private final NodeLife node;
  private final InstantSource clock;
  private final Violations violations;

  /**
   * @param clock the database's
   */
  public SimOperatorBook(
      PeopleTables tables,
      NoticeTables notices,
      Inspector inspector,
      Link link,
      NodeLife node,
      InstantSource clock,
      Violations violations) {
    this.tables = tables;
    this.writes = new PeopleWrites(tables, notices, inspector);
    this.link = link;
    this.node = node;
    this.clock = clock;
    this.violations = violations;
  }

  @Override
  public Future<List<IncidentView>> incidents(
      IncidentFilter filter, Optional<UUID> after, int limit) {
    return link.read(
        node,
        () ->
            tables.openIncidents().stream()
                .filter(
                    one -> filter.reason().isEmpty() || filter.reason().get().equals(one.reason()))
                .filter(one -> after.isEmpty() || one.id().compareTo(after.get()) > 0)
                .limit(limit)
                .toList());
  }

  @Override
  public Future<Optional<IncidentFile>> incident(UUID incidentId) {
    return link.read(
        node, () -> tables.incident(incidentId).map(found -> new IncidentFile(found, List.of())));
  }

  @Override
  public Future<List<ActionView>> actions(
      Optional<ActionStatus> status, Optional<UUID> after, int limit) {
    return link.read(
        node,
        () ->
            tables.all().stream()
                .filter(one -> status.isEmpty() || status.get() == one.status())
                .filter(one -> after.isEmpty() || one.id().compareTo(after.get()) > 0)
                .limit(limit)
                .toList());
  }

  @Override
  public Future<Optional<ActionView>> action(UUID actionId) {
    return link.read(node, () -> tables.action(actionId));
  }

  @Override
  public Future<Boolean> assign(UUID incidentId, String owner, String note) {
    return transaction(() -> tables.assign(incidentId, owner, note));
  }

  @Override
  public Future<Kept<ActionView>> onIncident(
      IdempotencyKey key,
      UUID actionId,
      Instant at,
      UUID incidentId,
      Function<IncidentView, OperatorChanges> decide) {
    return once(key, actionId, () -> decide.apply(tables.lockedIncident(incidentId)));
  }

  @Override
  public Future<Kept<ActionView>> onOrder(
      IdempotencyKey key,
      UUID actionId,
      Instant at,
      UUID orderId,
      Function<LockedOrder, OperatorChanges> decide) {
    return once(key, actionId, () -> decide.apply(tables.order(orderId)));
  }

  @Override
  public Future<List<OrphanView>> orphans(OrphanFilter filter, Optional<UUID> after, int limit) {
    return link.read(
        node, () -> tables.openOrphans().stream().limit(limit).map(tables::orphan).toList());
  }

  @Override
  public Future<Optional<OrphanFile>> orphan(UUID orphanId) {
    return link.read(
        node, () -> tables.orphans.find(orphanId).map(found -> new OrphanFile(found, List.of())));
  }

  @Override
  public Future<Kept<ActionView>> onOrphan(
      IdempotencyKey key,
      UUID actionId,
      Instant at,
      UUID orphanId,
      Function<OrphanView, OperatorChanges> decide) {
    return once(key, actionId, () -> decide.apply(tables.orphan(orphanId)));
  }

  private Future<Kept<ActionView>> once(
      IdempotencyKey key, UUID actionId, Supplier<OperatorChanges> decide) {
    return transaction(() -> {
      var kept = tables.actionOfKey(key);
      if (kept.isPresent()) {
        return new Kept<>(tables.action(kept.get()).orElseThrow(), true);
      }
      save(decide);
      tables.bind(key, actionId);
      return new Kept<>(tables.action(actionId).orElseThrow(), false);
    });
  }

  @Override
  public Future<ActionView> onAction(
      UUID actionId, Function<LockedAction, OperatorChanges> decide) {
    return transaction(() -> {
      save(() -> decide.apply(tables.locked(actionId)));
      return tables.action(actionId).orElseThrow();
    });
  }

  /** Lets nothing that a decision throws pass as a no. */
  private void save(Supplier<OperatorChanges> decide) {
    OperatorChanges changes;
    try {
      changes = decide.get();
    } catch (Rejected no) {
      throw no;
    } catch (RuntimeException thrown) {
      violations.found(Invariant.NO_DEFECT, "a decision about people threw: " + thrown);
      throw thrown;
    }
    try {
      writes.save(changes, clock.instant());
    } catch (IllegalStateException met) {
      violations.found(Invariant.NO_DEFECT, "what people did could not be saved: " + met);
      throw met;
    }
    violations.stepped(1);
  }

  @Override
  public Future<List<ApprovedMark>> approvedMarks(Optional<UUID> actionId, int limit) {
    return link.read(node, () -> tables.approvedMarks(actionId, limit));
  }

  @Override
  public Future<Void> carriedOut(UUID actionId) {
    return link.commit(
            node,
            () -> {
              tables.carriedOut(actionId);
              return true;
            })
        .mapEmpty();
  }

  private <T> Future<T> transaction(Supplier<T> work) {
    return DatabaseAway.told(link.commit(node, work), "ask again with the same key");
  }
}
