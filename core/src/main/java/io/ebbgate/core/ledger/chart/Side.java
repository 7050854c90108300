package io.ebbgate.core.ledger.chart;

/** A side of an account. */
public enum Side {
  /** Adds to what we own, are owed or spent. */
  DEBIT,
  /** Adds to what we owe or earned. */
  CREDIT
}
