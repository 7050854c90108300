package io.ebbgate.core.movement.attempt;

/** Where one attempt stands. */
public sealed interface AttemptState {

  /** The stable name, as stored and shown. */
  default String name() {
    return getClass().getSimpleName();
  }

  /** Whether nothing changes it any more. */
  default boolean isTerminal() {
    return switch (this) {
      case Sending _, Asking _, Disputed _ -> false;
      case Moved _, NotMoved _ -> true;
    };
  }

  /** Durable, and being sent by the holder of its lease; it may or may not have left us. */
  record Sending() implements AttemptState {}

  /**
   * The provider is asked again and again until it is certain what happened.
   *
   * @param asked how often it was asked
   */
  record Asking(int asked) implements AttemptState {}

  /**
   * The money moved, in our amount. Terminal.
   *
   * @param contradicted whether other evidence has said otherwise since, and its incident is open
   */
  record Moved(boolean contradicted) implements AttemptState {}

  /**
   * No money moved. Terminal.
   *
   * @param contradicted whether other evidence has said otherwise since, and its incident is open
   */
  record NotMoved(boolean contradicted) implements AttemptState {}

  /**
   * The provider says that another amount moved. Not terminal: evidence with our amount settles it,
   * and so does an operator's word that nothing moved.
   *
   * @param asked how often the provider was asked
   */
  record Disputed(int asked) implements AttemptState {}
}
