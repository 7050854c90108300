package io.ebbgate.gateway.usecase.movement.orphan;

import io.ebbgate.core.movement.orphan.OrphanState;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Orphans in memory, decided as the real ones are. */
public final class FakeOrphans implements Orphans {
  public final List<OrphanRow> kept = new ArrayList<>();
  public final Set<UUID> attempts = new HashSet<>();
  public final Map<UUID, Change> standing = new HashMap<>();
  public final Set<UUID> matched = new HashSet<>();
  public boolean away;
  private final Decision decision;

  public FakeOrphans(Decision decision) {
    this.decision = decision;
  }

  @Override
  public Future<Keeping> keep(OrphanRow orphan, Instant firstLook, int atMost) {
    if (away) {
      return Future.failedFuture("the database is away");
    }
    if (kept.stream()
        .anyMatch(known ->
            known.channel().equals(orphan.channel()) && known.nonce().equals(orphan.nonce()))) {
      return Future.succeededFuture(Keeping.SEEN);
    }
    if (kept.size() >= atMost) {
      return Future.succeededFuture(Keeping.FULL);
    }
    kept.add(orphan);
    standing.put(orphan.id(), new Change(orphan.id(), "Waiting", 0, firstLook));
    return Future.succeededFuture(Keeping.NEW);
  }

  @Override
  public Future<Claim> claim(UUID owner, Instant now, Duration lease, int atMost) {
    if (away) {
      return Future.failedFuture("the database is away");
    }
    var due =
        kept.stream()
            .filter(orphan -> !matched.contains(orphan.id()))
            .filter(orphan -> !change(orphan).dueAt().isAfter(now))
            .limit(atMost)
            .map(orphan ->
                new Due(
                    orphan,
                    change(orphan).state().equals("Alarmed")
                        ? new OrphanState.Alarmed(change(orphan).looked())
                        : new OrphanState.Waiting(change(orphan).looked()),
                    orphan.attemptId().filter(attempts::contains).isPresent()))
            .toList();
    var looked = decision.decide(due, now);
    looked.changes().forEach(change -> standing.put(change.id(), change));
    return Future.succeededFuture(
        new Claim(
            due.size(),
            kept.stream().filter(orphan -> looked.learn().contains(orphan.id())).toList(),
            kept.stream().filter(orphan -> looked.alarmed().contains(orphan.id())).toList()));
  }

  private Change change(OrphanRow orphan) {
    return standing.getOrDefault(
        orphan.id(), new Change(orphan.id(), "Waiting", 0, orphan.receivedAt()));
  }

  @Override
  public Future<?> matched(List<UUID> orphans, Instant now) {
    matched.addAll(orphans);
    return Future.succeededFuture();
  }

  @Override
  public Future<Counts> count() {
    long alarmed =
        kept.stream()
            .filter(orphan -> !matched.contains(orphan.id()))
            .filter(orphan -> change(orphan).state().equals("Alarmed"))
            .count();
    return Future.succeededFuture(new Counts(kept.size() - matched.size() - alarmed, alarmed));
  }
}
