package io.ebbgate.simulator.store;

import io.ebbgate.gateway.usecase.movement.asking.DecideAsking;
import io.ebbgate.gateway.usecase.movement.asking.DueAttempts;
import io.ebbgate.simulator.invariant.Violations;
import io.ebbgate.simulator.store.link.Link;
import io.ebbgate.simulator.time.NodeLife;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Attempts that are due, as one node sees them. */
public final class SimDueAttempts implements DueAttempts {
  private final Tables tables;
  private final Link link;
  private final NodeLife node;
  private final DecideAsking decide;
  private final InstantSource clock;
  private final Violations violations;

  /**
   * @param clock the database's
   */
  public SimDueAttempts(
      Tables tables,
      Link link,
      NodeLife node,
      DecideAsking decide,
      InstantSource clock,
      Violations violations) {
    this.tables = tables;
    this.link = link;
    this.node = node;
    this.decide = decide;
    this.clock = clock;
    this.violations = violations;
  }

  @Override
  public Future<Claim> claim(UUID owner, Instant now, Duration lease, int atMost) {
    return link.commit(node, () -> take(owner, now, lease, atMost));
  }

  private Claim take(UUID owner, Instant businessNow, Duration lease, int atMost) {
    var now = clock.instant();
    var found = tables.due(businessNow, now, atMost);
    if (found.isEmpty()) {
      return new Claim(List.of(), 0);
    }
    var asking = decide.decide(found.stream().map(StoredAttempt::row).toList(), businessNow);
    violations.stepped(found.size());
    var due = new ArrayList<Due>();
    for (int i = 0; i < found.size(); i++) {
      var row = asking.attempts().get(i);
      var held = found.get(i);
      if (asking.ask().contains(row.id())) {
        var leased = Rows.next(row, row.fence() + 1, row.dueAt());
        tables.inspector.claimed(row.id(), owner, now, now.plus(lease));
        tables.put(new StoredAttempt(leased, owner, now.plus(lease)));
        due.add(new Due(row.id(), row.kind(), row.channel(), leased.fence(), now));
      } else {
        var moved = Rows.next(held.row(), held.row().fence(), row.dueAt());
        tables.put(new StoredAttempt(moved, held.owner(), held.leaseUntil()));
      }
    }
    asking.incidents().forEach(tables.inspector::incidentOpened);
    asking.incidents().forEach(tables.people::open);
    return new Claim(due, found.size());
  }
}
