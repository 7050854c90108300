package io.ebbgate.simulator.invariant;

import io.ebbgate.core.operator.ActionStatus;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** Watches what people propose and approve, and that nothing about money rests on one of them. */
public final class PeopleInspector {
  private final Violations violations;

  /** What was approved by somebody else than who proposed it. */
  private final Set<UUID> byTwo = new HashSet<>();

  private final Map<String, Long> done = new TreeMap<>();

  public PeopleInspector(Violations violations) {
    this.violations = violations;
  }

  /** How often people have done what, each by as many of them as it takes. */
  public Map<String, Long> done() {
    return Map.copyOf(done);
  }

  /**
   * An action was written.
   *
   * @param kind what it does
   * @param before where it stood; empty when it is new
   * @param approver whoever approved it
   */
  public void action(
      UUID id,
      String kind,
      Optional<ActionStatus> before,
      ActionStatus after,
      UUID proposer,
      Optional<UUID> approver) {
    if (before.isPresent() && !isForward(before.get(), after)) {
      violations.found(
          Invariant.ACTIONS_GO_FORWARD,
          "action " + id + " went from " + before.get() + " to " + after);
    }
    boolean was = before.filter(PeopleInspector::isCarriedOut).isPresent();
    if (was || !isCarriedOut(after)) {
      return;
    }
    done.merge(kind, 1L, Long::sum);
    if (before.isEmpty()) {
      // One person is enough for it.
      return;
    }
    if (approver.filter(who -> !who.equals(proposer)).isPresent()) {
      byTwo.add(id);
    } else {
      violations.found(
          Invariant.NOBODY_DECIDES_ALONE, "action " + id + " is approved by its own proposer");
    }
  }

  private static boolean isForward(ActionStatus before, ActionStatus after) {
    return switch (before) {
      case PROPOSED -> after != ActionStatus.PROPOSED;
      case APPROVED -> after == ActionStatus.DONE;
      case SUPERSEDED, DONE -> false;
    };
  }

  private static boolean isCarriedOut(ActionStatus status) {
    return switch (status) {
      case APPROVED, DONE -> true;
      case PROPOSED, SUPERSEDED -> false;
    };
  }

  /**
   * A word of an operator is evidence.
   *
   * @param action that was approved, and of which it is the word
   */
  public void word(UUID evidenceId, Optional<UUID> action) {
    if (action.filter(byTwo::contains).isEmpty()) {
      violations.found(
          Invariant.OPERATOR_EVIDENCE_HAS_TWO_PEOPLE,
          "the word " + evidenceId + " is not one that two people have given");
    }
  }

  /** Something is started of an order that people hold. */
  public void startedWhileHeld(UUID orderId) {
    violations.found(Invariant.HOLD_STOPS_WHAT_STARTS, "order " + orderId + " is held and sent on");
  }
}
