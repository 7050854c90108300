package io.ebbgate.core.movement.orphan;

import java.util.List;

/**
 * What follows from an event.
 *
 * @param state the new state, equal to the old one when nothing changed
 * @param effects what has to be done, in order
 */
public record OrphanDecision(OrphanState state, List<OrphanEffect> effects) {

  public OrphanDecision {
    effects = List.copyOf(effects);
  }

  static OrphanDecision of(OrphanState state, OrphanEffect... effects) {
    return new OrphanDecision(state, List.of(effects));
  }
}
