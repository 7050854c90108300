package io.ebbgate.gateway.store.movement;

import io.ebbgate.gateway.store.pool.DatabaseAway;
import io.ebbgate.gateway.store.pool.FailedCommit;
import io.ebbgate.gateway.store.pool.GroupCommit;
import io.ebbgate.gateway.store.pool.GroupCommits;
import io.ebbgate.gateway.usecase.movement.learning.Changes;
import io.ebbgate.gateway.usecase.movement.learning.Learned;
import io.ebbgate.gateway.usecase.movement.learning.Movements;
import io.ebbgate.gateway.usecase.movement.rows.AttemptRow;
import io.ebbgate.gateway.usecase.movement.rows.EvidenceRow;
import io.ebbgate.gateway.usecase.movement.rows.NewAttempt;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Learned outcomes in PostgreSQL, group-committed. */
public final class PgMovements implements Movements {
  private final Pool pool;
  private final Decision decision;
  private final LeasedAttempts attempts;
  private final InstantSource clock;
  private final GroupCommit<Learned, Told> group;

  /** Decided and sent to be committed, but whether it was is not known (yet). */
  private final ConcurrentLinkedQueue<Saved> unknown = new ConcurrentLinkedQueue<>();

  /** What a committed transaction leaves to be told, and to be done if it was not done before. */
  private record Done(List<Told> told, Optional<Saved> saved) {}

  /**
   * @param pool for writing
   * @param decision decides each batch
   * @param attempts inserts further attempts, leased to this node
   */
  public PgMovements(
      Pool pool,
      Decision decision,
      LeasedAttempts attempts,
      InstantSource clock,
      GroupCommits groups) {
    this.pool = pool;
    this.decision = decision;
    this.attempts = attempts;
    this.clock = clock;
    this.group = groups.make("learning", this::commit);
  }

  @Override
  public Future<Told> learn(Learned learned) {
    return DatabaseAway.told(
        group.submit(learned), "The database did not answer; what was said may be said again.");
  }

  private Future<List<Told>> commit(List<Learned> batch, boolean again) {
    var run = new ArrayList<Saved>(1);
    var found = new ArrayList<Saved>(1);
    return pool.withTransaction(connection -> transact(connection, batch, again, run, found))
        .onFailure(failure -> {
          if (FailedCommit.of(failure) == FailedCommit.UNKNOWN) {
            unknown.addAll(run);
          }
          // What an earlier run has committed is still to be performed by the next one.
          unknown.addAll(found);
        })
        .map(committed -> {
          var done = Objects.requireNonNull(committed);
          done.saved().ifPresent(decision::saved);
          return done.told();
        });
  }

  private Future<Done> transact(
      SqlConnection connection,
      List<Learned> batch,
      boolean again,
      List<Saved> run,
      List<Saved> found) {
    var reads = new LearningReads(connection);
    return reads
        .locate(batch)
        .compose(places -> {
          var known = batch.stream().filter(learned -> isKnown(learned, places)).toList();
          return known.isEmpty()
              ? Future.succeededFuture(tell(batch, Map.of(), Set.of(), Optional.empty()))
              : reads
                  .lock(known, places, again)
                  .compose(locked -> {
                    var fresh = fresh(known, locked);
                    if (fresh.isEmpty() && !locked.stored().isEmpty()) {
                      return committedBefore(connection, batch, locked, found);
                    }
                    forgetRolledBack(fresh, again);
                    return decide(connection, batch, fresh, locked, run);
                  });
        });
  }

  /**
   * What is still to be learned: not what was delivered before, and not what is there already. A
   * word of two people, or an orphan, may have been learned by another node while the outcome of
   * our own commit was unknown; the rest of our batch is not there because of that.
   */
  private static List<Learned> fresh(List<Learned> known, LearningReads.Locked locked) {
    return known.stream()
        .filter(learned -> locked.takenNonces().contains(learned.evidenceId()))
        .filter(learned -> !locked.stored().contains(learned.evidenceId()))
        .toList();
  }

  /**
   * Under its locks this is not there: all earlier runs of it were rolled back. What they decided
   * must never be performed, above all no attempt of theirs be sent.
   */
  private void forgetRolledBack(List<Learned> fresh, boolean again) {
    if (!again) {
      return;
    }
    var ids = new HashSet<UUID>();
    fresh.forEach(learned -> ids.add(learned.evidenceId()));
    unknown.removeIf(saved -> evidenceOf(saved.changes()).stream().anyMatch(ids::contains));
  }

  private static boolean isKnown(Learned learned, Map<UUID, LearningReads.Place> places) {
    var place = places.get(learned.attemptId());
    return place != null
        && place.channel().equals(learned.channel())
        && learned.kind().map(place.kind()::equals).orElse(true);
  }

  private Future<Done> decide(
      SqlConnection connection,
      List<Learned> batch,
      List<Learned> fresh,
      LearningReads.Locked locked,
      List<Saved> run) {
    var changes = decision.decide(fresh, locked.loaded());
    return new LearningWrites(connection, attempts)
        .save(changes, clock.instant())
        .map(lines -> {
          var saved = new Saved(changes, lines);
          run.add(saved);
          Map<UUID, AttemptRow> now = new HashMap<>(locked.loaded().attempts());
          changes.attempts().forEach(attempt -> now.put(attempt.id(), attempt));
          var stored = evidenceOf(changes);
          stored.addAll(locked.stored());
          return tell(batch, now, stored, Optional.of(saved));
        });
  }

  /**
   * All of it is there, and whoever committed it holds no lock any more. Where that was a run of
   * ours whose answer was lost, what it decided is still to be performed, once.
   */
  private Future<Done> committedBefore(
      SqlConnection connection,
      List<Learned> batch,
      LearningReads.Locked locked,
      List<Saved> found) {
    var earlier =
        unknown.stream()
            .filter(saved -> evidenceOf(saved.changes()).containsAll(locked.stored()))
            .findFirst();
    var attempts =
        earlier.stream()
            .flatMap(saved -> saved.changes().newAttempts().stream())
            .map(NewAttempt::id)
            .toArray(UUID[]::new);
    return new LearningReads(connection)
        .areThere(attempts)
        .map(ours -> {
          var perform = earlier.filter(unknown::remove).filter(_ -> ours);
          perform.ifPresent(found::add);
          return tell(batch, locked.loaded().attempts(), locked.stored(), perform);
        });
  }

  private static Set<UUID> evidenceOf(Changes changes) {
    var ids = new HashSet<UUID>();
    changes.evidence().stream().map(EvidenceRow::id).forEach(ids::add);
    return ids;
  }

  private static Done tell(
      List<Learned> batch,
      Map<UUID, AttemptRow> attempts,
      Set<UUID> stored,
      Optional<Saved> saved) {
    return new Done(batch.stream().map(learned -> tell(learned, attempts, stored)).toList(), saved);
  }

  private static Told tell(Learned learned, Map<UUID, AttemptRow> attempts, Set<UUID> stored) {
    var attempt = attempts.get(learned.attemptId());
    if (attempt == null || !attempt.channel().equals(learned.channel())) {
      return new Told.UnknownReference();
    }
    return stored.contains(learned.evidenceId()) ? new Told.Stored(attempt) : new Told.Replayed();
  }
}
