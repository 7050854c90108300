package io.ebbgate.core.product.plan;

/** When a fee falls due. */
public enum FeeDue {
  /** Taken off what is paid out. The payout is the principal, so no product may do this. */
  AT_PAYOUT,
  /** With the first instalment. */
  FIRST_INSTALMENT,
  /** With each instalment. */
  EACH_INSTALMENT,
  /** With the last instalment. */
  LAST_INSTALMENT
}
