package io.ebbgate.core.product;

/** What a product allows before the due day. */
public enum EarlyRepayment {
  NONE,
  FULL_ONLY,
  FULL_AND_PARTIAL
}
