package io.ebbgate.gateway.store.repayment;

import io.ebbgate.gateway.store.pool.FailedCommit;
import io.ebbgate.gateway.store.pool.UnknownCommitException;
import io.ebbgate.gateway.usecase.Problem;
import io.ebbgate.gateway.usecase.ProblemCode;
import io.vertx.core.Future;

/** Tells callers that the database is away, which is no defect of ours. */
final class Availability {
  private Availability() {}

  /** The future, whose failure is an answer where the database is away. */
  static <T> Future<T> told(Future<T> future, String detail) {
    return future.recover(failure ->
        Future.failedFuture(
            isAway(failure)
                ? Problem.of(ProblemCode.DATABASE_UNAVAILABLE, detail).rejected()
                : failure));
  }

  private static boolean isAway(Throwable failure) {
    return failure instanceof UnknownCommitException
        || FailedCommit.of(failure) == FailedCommit.UNKNOWN;
  }
}
