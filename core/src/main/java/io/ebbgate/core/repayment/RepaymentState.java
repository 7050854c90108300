package io.ebbgate.core.repayment;

/** Where a repayment stands. */
public sealed interface RepaymentState {

  /** The stable name, as stored and shown. */
  default String name() {
    return getClass().getSimpleName();
  }

  /** Whether nothing changes it any more. */
  default boolean isTerminal() {
    return switch (this) {
      case Refused _, Succeeded _, Failed _ -> true;
      case Submitted _, Disputed _ -> false;
    };
  }

  /** Refused for good when it was asked for. Terminal. */
  record Refused() implements RepaymentState {}

  /** One attempt at a time tries to collect; the loan has this debit in flight. */
  record Submitted() implements RepaymentState {}

  /** Collected. Terminal. */
  record Succeeded() implements RepaymentState {}

  /** Certainly not collected. Terminal. */
  record Failed() implements RepaymentState {}

  /** The provider names another amount; the loan is held until a person or evidence ends it. */
  record Disputed() implements RepaymentState {}
}
