package io.ebbgate.core.movement;

/** Which way an attempt moves money. */
public enum MovementKind {
  /** To the customer's card or account. */
  PAYOUT,
  /** From the customer's card under a signed agreement. */
  DEBIT
}
