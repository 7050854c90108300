package io.ebbgate.core.operator;

import java.util.Optional;

/** How an incident ends. */
public sealed interface Resolution {

  /** The stable name, as stored and shown. */
  default String name() {
    return switch (this) {
      case Explained _ -> "EXPLAINED";
      case ReturnedByProvider _ -> "RETURNED_BY_PROVIDER";
      case ReturnedToCustomer _ -> "RETURNED_TO_CUSTOMER";
      case GivenUp _ -> "GIVEN_UP";
    };
  }

  /** Whether a second person has to approve it: so it is wherever money is booked. */
  default boolean needsSecondPerson() {
    return switch (this) {
      case Explained _ -> false;
      case ReturnedByProvider _, ReturnedToCustomer _, GivenUp _ -> true;
    };
  }

  /** The resolution of a stable name. */
  static Optional<Resolution> of(String name) {
    return switch (name) {
      case "EXPLAINED" -> Optional.of(new Explained());
      case "RETURNED_BY_PROVIDER" -> Optional.of(new ReturnedByProvider());
      case "RETURNED_TO_CUSTOMER" -> Optional.of(new ReturnedToCustomer());
      case "GIVEN_UP" -> Optional.of(new GivenUp());
      default -> Optional.empty();
    };
  }

  /** A person knows what happened; nothing of it is in suspense and nothing is booked. */
  record Explained() implements Resolution {}

  /** The provider gave back what had been paid out without cause. */
  record ReturnedByProvider() implements Resolution {}

  /** The provider gave a customer back what had been collected without cause. */
  record ReturnedToCustomer() implements Resolution {}

  /** What was paid out without cause does not come back: our loss. */
  record GivenUp() implements Resolution {}
}
