package io.ebbgate.core.movement.orphan;

import java.time.Instant;

/** What has to be done once a decision about an orphan is durable, or in its transaction. */
public sealed interface OrphanEffect {

  /** Let the attempt learn of it now, as of evidence that has just arrived. */
  record LearnNow() implements OrphanEffect {}

  /**
   * Have {@link OrphanEvent.LookDue} happen then. It replaces any earlier time.
   *
   * @param at when
   */
  record LookLater(Instant at) implements OrphanEffect {}

  /** A person has to look. At most once for each orphan. */
  record RaiseAlarm() implements OrphanEffect {}

  /** It says that money moved: it is closed once a second person has approved that. */
  record AskSecondPerson() implements OrphanEffect {}
}
