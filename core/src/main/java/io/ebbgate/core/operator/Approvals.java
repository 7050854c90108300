package io.ebbgate.core.operator;

import java.util.UUID;

/** Decides whether somebody may approve an action. Pure. */
public final class Approvals {

  private Approvals() {}

  /** What a wish to approve comes to. */
  public enum Answer {
    GRANTED,
    /** Nobody approves what they proposed themselves. */
    SAME_PERSON,
    /** It never waited, waits no more, or a newer proposal took its place. */
    NOT_WAITING
  }

  /** Whether the action waits and the approver is somebody else. */
  public static Answer decide(ActionStatus status, UUID proposer, UUID approver) {
    return switch (status) {
      case PROPOSED -> proposer.equals(approver) ? Answer.SAME_PERSON : Answer.GRANTED;
      case SUPERSEDED, APPROVED, DONE -> Answer.NOT_WAITING;
    };
  }
}
