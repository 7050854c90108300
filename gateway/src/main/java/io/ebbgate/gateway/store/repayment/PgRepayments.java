package io.ebbgate.gateway.store.repayment;

import io.ebbgate.gateway.store.pool.GroupCommit;
import io.ebbgate.gateway.store.pool.UnknownCommitException;
import io.ebbgate.gateway.usecase.Problem;
import io.ebbgate.gateway.usecase.ProblemCode;
import io.ebbgate.gateway.usecase.repayment.RepaymentView;
import io.ebbgate.gateway.usecase.repayment.taking.Candidate;
import io.ebbgate.gateway.usecase.repayment.taking.RepaymentBook;
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
   * @param reader connections for reading
   * @param taking a group commit over {@link TakeRepayments}
   */
  public PgRepayments(Pool reader, GroupCommit<Candidate, Taken> taking) {
    this.reader = reader;
    this.taking = taking;
  }

  @Override
  public Future<Taken> take(Candidate candidate) {
    return taking
        .submit(candidate)
        .recover(failure ->
            Future.failedFuture(
                failure instanceof UnknownCommitException
                    ? Problem.of(
                            ProblemCode.DATABASE_UNAVAILABLE,
                            "Whether the repayment was taken is not known; ask again with the"
                                + " same key.")
                        .rejected()
                    : failure));
  }

  @Override
  public Future<Optional<RepaymentView>> find(UUID clientId, UUID repaymentId) {
    return reader
        .preparedQuery(FIND)
        .execute(Tuple.of(repaymentId, clientId))
        .map(rows ->
            rows.size() == 0
                ? Optional.empty()
                : Optional.of(RepaymentReading.view(rows.iterator().next())));
  }
}
