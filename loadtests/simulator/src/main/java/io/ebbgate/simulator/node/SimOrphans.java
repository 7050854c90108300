package io.ebbgate.simulator.node;

import io.ebbgate.gateway.usecase.movement.orphan.OrphanRow;
import io.ebbgate.gateway.usecase.movement.orphan.Orphans;
import io.ebbgate.simulator.store.link.Link;
import io.ebbgate.simulator.store.people.PeopleTables;
import io.ebbgate.simulator.time.NodeLife;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Keeps the callbacks of strangers. Nobody sweeps them here: a node that does not know whether its
 * attempt was committed sends nothing, so no attempt of a world appears after its callback.
 */
final class SimOrphans implements Orphans {
  private final PeopleTables tables;
  private final Link link;
  private final NodeLife node;

  SimOrphans(PeopleTables tables, Link link, NodeLife node) {
    this.tables = tables;
    this.link = link;
    this.node = node;
  }

  @Override
  public Future<Keeping> keep(OrphanRow orphan, Instant firstLook, int atMost) {
    return link.commit(node, () -> tables.keep(orphan, firstLook) ? Keeping.NEW : Keeping.SEEN);
  }

  @Override
  public Future<Claim> claim(UUID owner, Instant now, Duration lease, int atMost) {
    return Future.succeededFuture(new Claim(0, List.of(), List.of()));
  }

  @Override
  public Future<?> matched(List<UUID> orphans, Instant now) {
    return Future.failedFuture(new IllegalStateException("no orphan of a world is ever matched"));
  }

  @Override
  public Future<Counts> count() {
    return Future.succeededFuture(new Counts(tables.orphans(), 0));
  }
}
