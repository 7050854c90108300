package io.ebbgate.gateway.store.repayment;

import io.ebbgate.gateway.store.movement.LeasedAttempts;
import io.ebbgate.gateway.store.pool.DatabaseAway;
import io.ebbgate.gateway.store.pool.GroupCommit;
import io.ebbgate.gateway.store.pool.GroupCommits;
import io.ebbgate.gateway.usecase.repayment.RepaymentView;
import io.ebbgate.gateway.usecase.repayment.taking.Candidate;
import io.ebbgate.gateway.usecase.repayment.taking.RepaymentBook;
import io.ebbgate.gateway.usecase.repayment.taking.Rulings;
import io.ebbgate.gateway.usecase.repayment.taking.Taken;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;
import java.util.UUID;

/** Repayments in PostgreSQL. */
public final class PgRepayments implements RepaymentBook {

  private static final String FIND =
      "select "
          + RepaymentReading.COLUMNS
          + " from repayment r where r.id = $1 and r.client_id = $2";

  private final Pool reader;
  private final GroupCommit<Candidate, Taken> taking;

  /**
   * @param writer connections of the write path
   * @param reader connections for reading
   * @param rulings what becomes of each candidate
   * @param attempts inserts the first attempts, leased to this node
   * @param groups makes the group commit of takings
   */
  public PgRepayments(
      Pool writer, Pool reader, Rulings rulings, LeasedAttempts attempts, GroupCommits groups) {
    this.reader = reader;
    this.taking = groups.make("repayments", new TakeRepayments(writer, rulings, attempts));
  }

  @Override
  public Future<Taken> take(Candidate candidate) {
    return DatabaseAway.told(
        taking.submit(candidate),
        "Whether the repayment was taken is not known; ask again with the same key.");
  }

  @Override
  public Future<Optional<RepaymentView>> find(UUID clientId, UUID repaymentId) {
    return DatabaseAway.told(
        reader
            .preparedQuery(FIND)
            .execute(Tuple.of(repaymentId, clientId))
            .map(rows -> rows.stream().map(RepaymentReading::view).findFirst()),
        DatabaseAway.ASK_AGAIN);
  }
}
