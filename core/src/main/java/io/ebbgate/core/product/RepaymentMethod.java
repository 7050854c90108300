package io.ebbgate.core.product;

/** How principal and interest fall due. */
public enum RepaymentMethod {
  /** 等额本息: the same sum each period, of which a falling part is interest. */
  EQUAL_INSTALMENT,
  /** 等额本金: the same principal each period, with interest on what was left. */
  EQUAL_PRINCIPAL,
  /** 先息后本: interest each period, all principal at the end. */
  INTEREST_FIRST,
  /** 到期还本付息: one row, all principal and all interest at the end. */
  BULLET,
  /** 等本等息: the same principal each period, with interest on the principal first lent. */
  FLAT_RATE,
  /** 先本后息: the same principal each period, all interest at the end. */
  PRINCIPAL_FIRST;

  /** How many rows a term of so many periods has. */
  public int rows(int periods) {
    return this == BULLET ? 1 : periods;
  }
}
