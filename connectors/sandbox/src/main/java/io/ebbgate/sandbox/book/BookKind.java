package io.ebbgate.sandbox.book;

import java.util.Locale;

/** What kind of movement a row of the book is. */
public enum BookKind {
  /** From the merchant to a card. */
  PAYOUT,
  /** From a card to the merchant. */
  DEBIT,
  /** A payout that the bank sent back after it had succeeded. */
  RETURN,
  /** A part of a debit passed on to another receiver. */
  SPLIT;

  /** The name on the wire, in lower case. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
