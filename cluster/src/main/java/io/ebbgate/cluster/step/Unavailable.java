package io.ebbgate.cluster.step;

/**
 * The grid gave no answer. Whether the step was taken is not known: a reservation that was made
 * after all goes with an {@code Aborted} settlement or with its expiry.
 *
 * @param reason why
 */
public record Unavailable(Reason reason) implements ReserveAnswer, UpdateAnswer {

  /** Why the grid gave no answer. */
  public enum Reason {
    /** Fewer members are seen than the quorum: this may be the minority of a divided cluster. */
    NO_QUORUM,
    /** More steps wait than the configured queue holds. This step was certainly not taken. */
    OVERLOADED,
    /** No answer within the configured time. */
    TIMED_OUT,
    /** The member is stopping or stopped. */
    STOPPED,
    /** Anything else; the log has it. */
    FAILED
  }
}
