package io.ebbgate.core.movement.orphan;

/** Where one orphan stands. */
public sealed interface OrphanState {

  /** The stable name, as stored and shown. */
  default String name() {
    return getClass().getSimpleName();
  }

  /** Whether nothing changes it any more. */
  default boolean isTerminal() {
    return switch (this) {
      case Waiting _, Alarmed _ -> false;
      case Matched _, Closed _ -> true;
    };
  }

  /**
   * Its attempt may yet appear.
   *
   * @param looked how often it was looked for
   */
  record Waiting(int looked) implements OrphanState {}

  /**
   * It has waited so long that a person has to look. Its attempt is looked for all the same.
   *
   * @param looked how often it was looked for
   */
  record Alarmed(int looked) implements OrphanState {}

  /** Its attempt was there and has learned of it. Terminal. */
  record Matched() implements OrphanState {}

  /** A person has explained it. Terminal. */
  record Closed() implements OrphanState {}
}
