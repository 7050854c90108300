package io.ebbgate.gateway.store.pool;

/**
 * The database did not tell in time whether a commit was made. The item may be durable; asking
 * again with the same identifiers or the same key finds out.
 */
public final class UnknownCommitException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnknownCommitException(Throwable cause) {
    super("the outcome of a commit is not known", cause);
  }
}
