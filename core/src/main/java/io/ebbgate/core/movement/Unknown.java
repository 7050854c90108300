package io.ebbgate.core.movement;

/**
 * Nothing certain can be said: time-out, broken connection, 5xx, unreadable answer, a code that
 * nobody mapped. Never a failure.
 *
 * @param cause which of these
 * @param detail for people; holds nothing secret or personal
 */
public record Unknown(Cause cause, String detail) implements Outcome {

  /** Why nothing certain can be said. */
  public enum Cause {
    TIMEOUT,
    CONNECTION_LOST,
    SERVER_ERROR,
    UNREADABLE_ANSWER,
    UNMAPPED_CODE,
    /** The provider says that it does not know the reference, but may yet learn of it. */
    NOT_FOUND_YET
  }
}
