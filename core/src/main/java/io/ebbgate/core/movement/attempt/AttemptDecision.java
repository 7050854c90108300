package io.ebbgate.core.movement.attempt;

import java.util.List;

/**
 * What follows from an event.
 *
 * @param state the new state, equal to the old one when nothing changed
 * @param effects what has to be done, in order
 */
public record AttemptDecision(AttemptState state, List<AttemptEffect> effects) {

  public AttemptDecision {
    effects = List.copyOf(effects);
  }

  static AttemptDecision of(AttemptState state, AttemptEffect... effects) {
    return new AttemptDecision(state, List.of(effects));
  }
}
