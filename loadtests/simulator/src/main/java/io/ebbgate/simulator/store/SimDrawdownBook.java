package io.ebbgate.simulator.store;

import io.ebbgate.gateway.store.pool.Committer;
import io.ebbgate.gateway.store.pool.DatabaseAway;
import io.ebbgate.gateway.store.pool.GroupCommit;
import io.ebbgate.gateway.usecase.IdempotencyKey;
import io.ebbgate.gateway.usecase.drawdown.DrawdownView;
import io.ebbgate.gateway.usecase.drawdown.taking.Candidate;
import io.ebbgate.gateway.usecase.drawdown.taking.DrawdownBook;
import io.ebbgate.gateway.usecase.drawdown.taking.Known;
import io.ebbgate.gateway.usecase.drawdown.taking.Taken;
import io.ebbgate.simulator.store.link.Link;
import io.ebbgate.simulator.time.NodeLife;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Drawdowns as one node keeps them. */
public final class SimDrawdownBook implements DrawdownBook {
  private final DrawdownTables tables;
  private final Link link;
  private final NodeLife node;
  private final GroupCommit<Candidate, Taken> taking;

  /**
   * @param groups makes the group commit around a committer
   */
  public SimDrawdownBook(
      DrawdownTables tables,
      Link link,
      NodeLife node,
      Function<Committer<Candidate, Taken>, GroupCommit<Candidate, Taken>> groups) {
    this.tables = tables;
    this.link = link;
    this.node = node;
    this.taking =
        groups.apply((batch, _) -> link.commit(node, () -> tables.take(batch, node.id())));
  }

  @Override
  public Future<Known> known(Known.Question question) {
    return away(link.read(node, () -> tables.known(question)));
  }

  @Override
  public Future<Taken> take(Candidate candidate) {
    return away(taking.submit(candidate));
  }

  @Override
  public Future<Optional<Taken.Bound>> bound(IdempotencyKey key) {
    return away(link.read(node, () -> tables.bound(key)));
  }

  @Override
  public Future<Optional<DrawdownView>> find(UUID clientId, UUID drawdownId) {
    return away(link.read(node, () -> tables.find(drawdownId)));
  }

  @Override
  public Future<List<DrawdownView>> list(UUID clientId, Optional<UUID> after, int limit) {
    throw new UnsupportedOperationException("nobody lists drawdowns here");
  }

  private static <T> Future<T> away(Future<T> future) {
    return DatabaseAway.told(future, "ask again");
  }
}
