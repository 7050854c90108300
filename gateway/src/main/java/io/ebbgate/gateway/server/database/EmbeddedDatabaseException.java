package io.ebbgate.gateway.server.database;

/** The embedded server could not be started or stopped; the message says why and what to do. */
public final class EmbeddedDatabaseException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Carries a message for people. */
  public EmbeddedDatabaseException(String message) {
    super(message);
  }

  /** Carries a message for people and the failure behind it. */
  public EmbeddedDatabaseException(String message, Throwable cause) {
    super(message, cause);
  }
}
