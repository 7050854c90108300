package io.ebbgate.core.drawdown;

/** Where a drawdown stands. */
public sealed interface DrawdownState {

  /** The stable name, as stored and shown. */
  default String name() {
    return getClass().getSimpleName();
  }

  /** Whether nothing changes it any more. */
  default boolean isTerminal() {
    return switch (this) {
      case Refused _, Disbursed _, Failed _ -> true;
      case Submitted _, Disputed _ -> false;
    };
  }

  /** Refused for good when it was asked for; nothing was reserved. Terminal. */
  record Refused() implements DrawdownState {}

  /** Credit is reserved, and one attempt at a time tries to pay. */
  record Submitted() implements DrawdownState {}

  /** Paid out; there is a loan. Terminal. */
  record Disbursed() implements DrawdownState {}

  /** Certainly not paid out; the reservation is released. Terminal. */
  record Failed() implements DrawdownState {}

  /**
   * The provider names another amount; the reservation is held until a person or evidence ends it.
   */
  record Disputed() implements DrawdownState {}
}
