package io.ebbgate.gateway.store.repayment;

import io.ebbgate.gateway.usecase.movement.rows.NewAttempt;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;

/** Inserts attempts as {@code Sending}, leased to this node, within the caller's transaction. */
@FunctionalInterface
public interface AttemptInsert {

  /** Completes when the rows are written; they are durable with the caller's commit. */
  Future<?> insert(SqlConnection connection, List<NewAttempt> attempts);
}
