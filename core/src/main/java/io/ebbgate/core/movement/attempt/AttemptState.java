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
      case Sending _, Asking _, Disputed _, Moved _ -> false;
      case NotMoved _, Returned _ -> true;
    };
  }

  /** Whether it is certain that the money moved or did not. */
  default boolean hasEnded() {
    return switch (this) {
      case Sending _, Asking _, Disputed _ -> false;
      case Moved _, NotMoved _, Returned _ -> true;
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
   * The money moved, in our amount. All that can become of it is that it comes back.
   *
   * @param reference the provider's own number of the movement; empty while nobody has told it
   * @param contradicted whether other evidence has said otherwise since, and called a person
   */
  record Moved(String reference, boolean contradicted) implements AttemptState {}

  /**
   * The money moved, in our amount, and came back. Terminal.
   *
   * @param reference as in {@link Moved}
   * @param contradicted whether other evidence has named another amount or another movement, and
   *     called a person
   */
  record Returned(String reference, boolean contradicted) implements AttemptState {}

  /**
   * No money moved. Terminal.
   *
   * @param ground what that rests on
   * @param contradicted whether evidence has said since that money moved and is away: it is booked
   *     to suspense, and its incident is open
   */
  record NotMoved(Ground ground, boolean contradicted) implements AttemptState {}

  /** What a {@link NotMoved} rests on. */
  enum Ground {
    /** On the provider's word, on its not knowing the reference, or on a person's. */
    TOLD,
    /** On the word that nothing left us, with nothing else heard. The provider was not asked. */
    NOT_SENT,
    /** Evidence has cast doubt on it without naming money; its incident is open. */
    DOUBTED,
    /** Evidence has said since that money moved and came back; its incident is open. */
    RETURNED
  }

  /**
   * The provider says that another amount moved, or came back. Not terminal: evidence with our
   * amount settles it, and so does an operator's word that nothing moved.
   *
   * @param asked how often the provider was asked
   */
  record Disputed(int asked) implements AttemptState {}
}
