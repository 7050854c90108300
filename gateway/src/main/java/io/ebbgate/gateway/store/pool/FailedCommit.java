package io.ebbgate.gateway.store.pool;

import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.util.concurrent.TimeoutException;

/** What a failed commit says about the batch. */
public enum FailedCommit {
  /** Certainly rolled back, for the sake of one row or of others' locks: halve the batch. */
  ROLLED_BACK,
  /** Certainly rolled back, and halving does not help: a defect. */
  REFUSED,
  /** Whether it was committed is not known, or the database is away: run it again. */
  UNKNOWN;

  /** Reads a failure. What is not known to be a roll-back is unknown. */
  public static FailedCommit of(Throwable failure) {
    return switch (failure) {
      case PgException error -> ofState(error);
      case ClosedConnectionException _,
          IOException _,
          TimeoutException _,
          VertxException _,
          UnknownCommitException _ ->
          UNKNOWN;
      // Thrown by our own code before the commit: one item may be to blame.
      case RuntimeException _ -> ROLLED_BACK;
      default -> UNKNOWN;
    };
  }

  /** Whether running the very same row again may help. */
  static boolean mayPass(Throwable failure) {
    return failure instanceof PgException error
        && error.getSqlState() != null
        && (error.getSqlState().startsWith("40")
            || error.getSqlState().startsWith("55")
            || error.getSqlState().equals("57014"));
  }

  /**
   * A failure for the log: of the database's own errors only what names no row, since the detail of
   * a broken constraint repeats the row's values.
   */
  public static String describe(Throwable failure) {
    return switch (failure) {
      case PgException error ->
          "SQLSTATE "
              + error.getSqlState()
              + (error.getConstraint() == null ? "" : ", constraint " + error.getConstraint())
              + ", "
              + error.getErrorMessage();
      default -> failure.toString();
    };
  }

  private static FailedCommit ofState(PgException error) {
    String state = error.getSqlState();
    if (state == null || state.length() < 2 || "FATAL".equals(error.getSeverity())) {
      return UNKNOWN;
    }
    // 57014: the statement's time was up, mostly for a lock. Other 57, 08, 53: the server goes
    // down, cannot be reached, or is short of something.
    return switch (state.substring(0, 2)) {
      case "22", "23", "40", "55" -> ROLLED_BACK;
      case "57" -> state.equals("57014") ? ROLLED_BACK : UNKNOWN;
      case "08", "53", "58" -> UNKNOWN;
      // A standby that a fail-over led to: the primary comes back.
      case "25" -> state.equals("25006") ? UNKNOWN : REFUSED;
      default -> REFUSED;
    };
  }
}
