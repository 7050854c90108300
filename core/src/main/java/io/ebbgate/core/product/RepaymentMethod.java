package io.ebbgate.core.product;

/** How principal and interest fall due. */
public enum RepaymentMethod {
  /** 等额本息: the same sum each period, of which a falling part is interest. */
  EQUAL_INSTALMENT,
  /** 到期还本付息: one row, all principal and all interest at the end. */
  BULLET
}
