package io.ebbgate.core.ledger;

/** Which business event an entry books. */
public enum EntryKind {
  /** A drawdown was paid out. */
  DISBURSED,
  /** A repayment was collected. */
  REPAID,
  /** Money moved that no order explains (yet). */
  SUSPENDED
}
