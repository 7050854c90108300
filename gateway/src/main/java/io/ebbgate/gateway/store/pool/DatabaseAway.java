package io.ebbgate.gateway.store.pool;

import io.ebbgate.gateway.usecase.Problem;
import io.ebbgate.gateway.usecase.ProblemCode;
import io.vertx.core.Future;

/** Tells callers that the database did not answer, in words that they can act on. */
public final class DatabaseAway {

  private DatabaseAway() {}

  /**
   * The same future; where it fails because the database is away or has not told whether a commit
   * was made, it fails with {@link ProblemCode#DATABASE_UNAVAILABLE}.
   *
   * @param detail what the caller may do
   */
  public static <T> Future<T> told(Future<T> future, String detail) {
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
