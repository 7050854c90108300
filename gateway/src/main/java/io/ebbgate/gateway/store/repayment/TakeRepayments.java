package io.ebbgate.gateway.store.repayment;

import io.ebbgate.gateway.store.movement.LeasedAttempts;
import io.ebbgate.gateway.store.pool.Committer;
import io.ebbgate.gateway.usecase.repayment.taking.Candidate;
import io.ebbgate.gateway.usecase.repayment.taking.Rulings;
import io.ebbgate.gateway.usecase.repayment.taking.Taken;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.util.List;
import java.util.Objects;

/** Takes batches of repayments, each in one transaction; to be driven by a group commit. */
final class TakeRepayments implements Committer<Candidate, Taken> {
  private final Pool writer;
  private final TakingTransaction transaction;

  /**
   * @param writer connections of the write path
   * @param rulings what becomes of each candidate
   * @param attempts inserts the first attempts, leased to this node
   */
  TakeRepayments(Pool writer, Rulings rulings, LeasedAttempts attempts) {
    this.writer = writer;
    this.transaction = new TakingTransaction(rulings, new TakingWrites(attempts));
  }

  @Override
  public Future<List<Taken>> commit(List<Candidate> batch, boolean again) {
    return writer
        .withTransaction(connection -> transaction.run(connection, batch))
        .map(Objects::requireNonNull);
  }
}
