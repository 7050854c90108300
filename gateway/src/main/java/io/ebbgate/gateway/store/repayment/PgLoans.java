package io.ebbgate.gateway.store.repayment;

import io.ebbgate.gateway.store.movement.RowReading;
import io.ebbgate.gateway.store.pool.DatabaseAway;
import io.ebbgate.gateway.usecase.repayment.loan.LoanWithPlan;
import io.ebbgate.gateway.usecase.repayment.loan.Loans;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Loans in PostgreSQL. */
public final class PgLoans implements Loans {

  // One statement, so that loan and instalments are of one snapshot.
  private static final String FIND =
      "with l as (select "
          + RowReading.LOAN
          + ", "
          + TakingSql.REPAYMENT_DAY
          + " from loan where id = $1 and client_id = $2)"
          + "select l.*, "
          + RowReading.INSTALMENT
          + " from l join instalment on loan_id = l.id order by number";

  private final Pool reader;

  /**
   * @param reader connections for reading
   */
  public PgLoans(Pool reader) {
    this.reader = reader;
  }

  @Override
  public Future<Optional<LoanWithPlan>> find(UUID clientId, UUID loanId) {
    return DatabaseAway.told(
        reader.preparedQuery(FIND).execute(Tuple.of(loanId, clientId)).map(PgLoans::read),
        DatabaseAway.ASK_AGAIN);
  }

  private static Optional<LoanWithPlan> read(RowSet<Row> rows) {
    if (rows.size() == 0) {
      return Optional.empty();
    }
    var first = rows.iterator().next();
    return Optional.of(
        new LoanWithPlan(
            RowReading.loan(first),
            StreamSupport.stream(rows.spliterator(), false).map(RowReading::instalment).toList(),
            first.getInteger("repayment_day")));
  }
}
