package io.ebbgate.gateway.store.repayment;

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
      "select "
          + LoanReading.LOAN_COLUMNS
          + ", "
          + LoanReading.INSTALMENT_COLUMNS
          + ", c.repayment_day\n"
          + """
          from loan l
          join credit_line c on c.id = l.line_id
          join instalment i on i.loan_id = l.id
          where l.id = $1 and l.client_id = $2
          order by i.number
          """;

  private final Pool reader;

  /**
   * @param reader connections for reading
   */
  public PgLoans(Pool reader) {
    this.reader = reader;
  }

  @Override
  public Future<Optional<LoanWithPlan>> find(UUID clientId, UUID loanId) {
    return reader.preparedQuery(FIND).execute(Tuple.of(loanId, clientId)).map(PgLoans::read);
  }

  private static Optional<LoanWithPlan> read(RowSet<Row> rows) {
    if (rows.size() == 0) {
      return Optional.empty();
    }
    var first = rows.iterator().next();
    return Optional.of(
        new LoanWithPlan(
            LoanReading.loan(first),
            StreamSupport.stream(rows.spliterator(), false).map(LoanReading::instalment).toList(),
            first.getInteger("repayment_day")));
  }
}
