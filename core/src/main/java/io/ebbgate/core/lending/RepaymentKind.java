package io.ebbgate.core.lending;

/** What a customer wants to repay. */
public enum RepaymentKind {
  /** Exactly the next instalment, from the previous due date (or the value date) on. */
  SCHEDULED,
  /** Everything: what is due, interest to the day, all principal. */
  EARLY_FULL,
  /** A given sum: what is due first, then interest to the day, then principal. */
  EARLY_PARTIAL,
  /** Everything that is due and unpaid, or a part of it, oldest first. */
  OVERDUE
}
