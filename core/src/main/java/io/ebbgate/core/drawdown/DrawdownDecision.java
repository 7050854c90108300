package io.ebbgate.core.drawdown;

import java.util.List;

/**
 * What follows from an event.
 *
 * @param state the new state, equal to the old one when nothing changed
 * @param effects what has to be done, in order
 */
public record DrawdownDecision(DrawdownState state, List<DrawdownEffect> effects) {

  public DrawdownDecision {
    effects = List.copyOf(effects);
  }

  static DrawdownDecision of(DrawdownState state, DrawdownEffect... effects) {
    return new DrawdownDecision(state, List.of(effects));
  }
}
