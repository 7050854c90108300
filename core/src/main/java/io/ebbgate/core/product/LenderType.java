package io.ebbgate.core.product;

/** What licence the lender holds; caps differ by it. */
public enum LenderType {
  BANK,
  CONSUMER_FINANCE,
  MICRO_LENDER
}
