package io.ebbgate.core.movement.orphan;

import java.time.Instant;

/** What can happen to an orphan. */
public sealed interface OrphanEvent {

  /**
   * The time to look for its attempt has come.
   *
   * @param attemptIsThere whether its channel has an attempt of that reference now
   * @param at now, by the business clock
   */
  record LookDue(boolean attemptIsThere, Instant at) implements OrphanEvent {}

  /** Its attempt has learned of it, now or before. */
  record Learned() implements OrphanEvent {}

  /**
   * Somebody has explained it and wants it closed.
   *
   * @param attemptIsThere whether its channel has an attempt of that reference now
   * @param approved whether a second person agrees
   */
  record Explained(boolean attemptIsThere, boolean approved) implements OrphanEvent {}
}
