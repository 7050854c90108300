package io.ebbgate.core.product.servicing;

/** On what penalty runs. */
public enum PenaltyBase {
  /** Principal that is due and unpaid. */
  OVERDUE_PRINCIPAL,
  /** Principal and interest that are due and unpaid. */
  OVERDUE_PRINCIPAL_AND_INTEREST
}
