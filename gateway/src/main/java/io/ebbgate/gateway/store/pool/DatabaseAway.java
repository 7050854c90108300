package io.ebbgate.gateway.store.pool;

import io.ebbgate.gateway.usecase.Problem;
import io.ebbgate.gateway.usecase.ProblemCode;
import io.vertx.core.Future;

/** Tells callers that the database did not answer, in words that they can act on. */
public final class DatabaseAway {
  /** For whatever may simply be asked again. */
  public static final String ASK_AGAIN = "The database did not answer; ask again.";

  private DatabaseAway() {}

  /**
   * The same future; where it fails because the database is away or has not told whether a commit
   * was made, it fails with {@link ProblemCode#DATABASE_UNAVAILABLE}, and where the database gave
   * up what it was doing for want of time or of a lock, with {@link ProblemCode#OVERLOADED}.
   *
   * @param detail what the caller may do
   */
  public static <T> Future<T> told(Future<T> future, String detail) {
    return future.recover(failure -> Future.failedFuture(told(failure, detail)));
  }

  private static Throwable told(Throwable failure, String detail) {
    if (isAway(failure)) {
      return Problem.of(ProblemCode.DATABASE_UNAVAILABLE, detail).rejected();
    }
    if (FailedCommit.mayPass(failure)) {
      return Problem.of(
              ProblemCode.OVERLOADED,
              "The database had too much to do and undid it all; ask again, with the same key.")
          .rejected();
    }
    return failure;
  }

  private static boolean isAway(Throwable failure) {
    return failure instanceof UnknownCommitException
        || FailedCommit.of(failure) == FailedCommit.UNKNOWN;
  }
}
