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
      case Refused _, Failed _, Returned _ -> true;
      case Submitted _, Disputed _, Disbursed _ -> false;
    };
  }

  /** Whether the one who asked for it has an answer. */
  default boolean hasEnded() {
    return switch (this) {
      case Refused _, Disbursed _, Failed _, Returned _ -> true;
      case Submitted _, Disputed _ -> false;
    };
  }

  /** Refused for good when it was asked for; nothing was reserved. Terminal. */
  record Refused() implements DrawdownState {}

  /** Credit is reserved, and one attempt at a time tries to pay. */
  record Submitted() implements DrawdownState {}

  /** Paid out; there is a loan. All that can become of it is that the money comes back. */
  record Disbursed() implements DrawdownState {}

  /** Paid out and sent back by the bank; the loan is void. Terminal. */
  record Returned() implements DrawdownState {}

  /** Certainly not paid out; the reservation is released. Terminal. */
  record Failed() implements DrawdownState {}

  /**
   * The provider names another amount; the reservation is held until a person or evidence ends it.
   */
  record Disputed() implements DrawdownState {}
}
