package io.ebbgate.gateway.store.repayment;

import io.ebbgate.gateway.usecase.movement.sending.VoidLoans;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.util.UUID;

/** {@link VoidLoans} over the {@code loan} table. Safe on any context. */
public final class PgVoidLoans implements VoidLoans {
  private static final String VOID =
      """
      select from repayment r join loan l on l.id = r.loan_id
      where r.id = $1 and l.state = 'Voided'\
      """;

  private final Pool pool;

  /**
   * @param pool for reading
   */
  public PgVoidLoans(Pool pool) {
    this.pool = pool;
  }

  @Override
  public Future<Boolean> isVoid(UUID repaymentId) {
    return pool.preparedQuery(VOID).execute(Tuple.of(repaymentId)).map(rows -> rows.size() > 0);
  }
}
