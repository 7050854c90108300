package io.ebbgate.simulator.store;

import io.ebbgate.gateway.store.pool.Committer;
import io.ebbgate.gateway.store.pool.FailedCommit;
import io.ebbgate.gateway.usecase.movement.learning.Changes;
import io.ebbgate.gateway.usecase.movement.learning.Learned;
import io.ebbgate.gateway.usecase.movement.learning.Movements.Decision;
import io.ebbgate.gateway.usecase.movement.learning.Movements.Saved;
import io.ebbgate.gateway.usecase.movement.learning.Movements.Told;
import io.ebbgate.gateway.usecase.movement.rows.AttemptRow;
import io.ebbgate.gateway.usecase.movement.rows.EvidenceRow;
import io.ebbgate.simulator.store.link.Link;
import io.ebbgate.simulator.time.NodeLife;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Learns batches as the PostgreSQL adapter does, over the simulated tables: what a lost run has
 * committed is found again and performed once, what was rolled back is forgotten.
 */
public final class SimMovements implements Committer<Learned, Told> {
  private final LearningTables tables;
  private final Link link;
  private final NodeLife node;
  private final Decision decision;
  private final Duration lease;
  private final List<Saved> unknown = new ArrayList<>();

  /**
   * @param decision decides each batch, on the node
   * @param lease under which further attempts are made
   */
  public SimMovements(
      LearningTables tables, Link link, NodeLife node, Decision decision, Duration lease) {
    this.tables = tables;
    this.link = link;
    this.node = node;
    this.decision = decision;
    this.lease = lease;
  }

  @Override
  public Future<List<Told>> commit(List<Learned> batch, boolean again) {
    return link.read(node, () -> tables.read(batch)).compose(found -> decide(batch, again, found));
  }

  private Future<List<Told>> decide(
      List<Learned> batch, boolean again, LearningTables.Found found) {
    if (found.known().isEmpty()) {
      return Future.succeededFuture(tell(batch, Map.of(), Set.of()));
    }
    var fresh = found.toLearn();
    if (again && !found.stored().isEmpty() && fresh.fresh().isEmpty()) {
      committedBefore(found.stored());
      return Future.succeededFuture(tell(batch, found.loaded().attempts(), found.stored()));
    }
    if (again) {
      forgetRolledBack(fresh.fresh());
    }
    var changes = decision.decide(fresh.fresh(), fresh.loaded());
    var run = new ArrayList<Saved>(1);
    return link.commit(
            node,
            () -> {
              var lines = tables.save(fresh, changes, node.id(), lease);
              var saved = new Saved(changes, lines);
              run.add(saved);
              return saved;
            })
        .onFailure(failure -> {
          if (FailedCommit.of(failure) == FailedCommit.UNKNOWN) {
            // Whether it was carried out is not known here; the lines are told by the next change.
            unknown.add(run.isEmpty() ? new Saved(changes, List.of()) : run.getFirst());
          }
        })
        .map(saved -> {
          perform(saved);
          Map<UUID, AttemptRow> now = new HashMap<>(found.loaded().attempts());
          changes.attempts().forEach(attempt -> now.put(attempt.id(), attempt));
          var stored = evidenceOf(changes);
          stored.addAll(again ? found.stored() : Set.of());
          return tell(batch, now, stored);
        });
  }

  /** Performs a run of our own whose answer was lost; another node's was performed there. */
  private void committedBefore(Set<UUID> stored) {
    unknown.stream()
        .filter(saved -> evidenceOf(saved.changes()).containsAll(stored))
        .findFirst()
        .ifPresent(saved -> {
          unknown.remove(saved);
          if (tables.areThere(saved.changes().newAttempts())) {
            perform(saved);
          }
        });
  }

  private void perform(Saved saved) {
    if (node.mayAct()) {
      decision.saved(saved);
    }
  }

  private void forgetRolledBack(List<Learned> fresh) {
    var ids = new HashSet<UUID>();
    fresh.forEach(learned -> ids.add(learned.evidenceId()));
    unknown.removeIf(saved -> evidenceOf(saved.changes()).stream().anyMatch(ids::contains));
  }

  private static Set<UUID> evidenceOf(Changes changes) {
    var ids = new HashSet<UUID>();
    changes.evidence().stream().map(EvidenceRow::id).forEach(ids::add);
    return ids;
  }

  private static List<Told> tell(
      List<Learned> batch, Map<UUID, AttemptRow> attempts, Set<UUID> stored) {
    return batch.stream().map(learned -> tell(learned, attempts, stored)).toList();
  }

  private static Told tell(Learned learned, Map<UUID, AttemptRow> attempts, Set<UUID> stored) {
    var attempt = Optional.ofNullable(attempts.get(learned.attemptId()));
    if (attempt.filter(row -> row.channel().equals(learned.channel())).isEmpty()) {
      return new Told.UnknownReference();
    }
    return stored.contains(learned.evidenceId())
        ? new Told.Stored(attempt.get())
        : new Told.Replayed();
  }
}
