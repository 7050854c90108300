package io.ebbgate.core.repayment;

import java.util.List;

/**
 * What follows from an event.
 *
 * @param state the new state, equal to the old one when nothing changed
 * @param effects what has to be done, in order
 */
public record RepaymentDecision(RepaymentState state, List<RepaymentEffect> effects) {

  public RepaymentDecision {
    effects = List.copyOf(effects);
  }

  static RepaymentDecision of(RepaymentState state, RepaymentEffect... effects) {
    return new RepaymentDecision(state, List.of(effects));
  }
}
