package io.ebbgate.core.money;

/** One part of what a payment is made of. */
public enum Component {
  /** What was lent. */
  PRINCIPAL,
  /** For its use. */
  INTEREST,
  /** For services. */
  FEE,
  /** For being late. */
  PENALTY
}
