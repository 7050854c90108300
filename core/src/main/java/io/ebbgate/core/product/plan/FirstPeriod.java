package io.ebbgate.core.product.plan;

/** Where the first due day lies when the value date is not a repayment day itself. */
public enum FirstPeriod {
  /** On the repayment day that ends a period of at most the usual length. */
  SHORT,
  /** On the first repayment day that is at least a whole period after the value date. */
  LONG
}
