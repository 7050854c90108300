package io.ebbgate.proving.process;

/**
 * Something that a command needs is not there: nothing was proven, and nothing was refuted. The
 * message is one line and says what to do.
 */
public final class EnvironmentException extends Exception {
  private static final long serialVersionUID = 1L;

  public EnvironmentException(String message, Throwable cause) {
    super(message, cause);
  }
}
