package io.ebbgate.core.ledger.chart;

/** What kind of account one is. */
public enum AccountType {
  /** What we own or are owed. */
  ASSET,
  /** What we owe. */
  LIABILITY,
  /** What we earned. */
  INCOME,
  /** What it cost us. */
  EXPENSE,
  /** Money on its way, or not explained yet: it comes to zero in the end. */
  CLEARING,
  /** Somebody else's, kept in mind only: neither ours nor owed by us. */
  OFF_BALANCE_SHEET
}
