package io.ebbgate.core.movement.attempt;

/** Why a person has to look at an order. */
public enum IncidentReason {
  /** The provider names another amount or currency than ours. */
  AMOUNT_DIFFERS,
  /** Money moved for an attempt that had ended as not moved. */
  MOVED_AFTER_NOT_MOVED,
  /**
   * The provider works on a request of which its sender had said that it never left. Another
   * channel may have been tried since.
   */
  TAKEN_AFTER_NOT_SENT,
  /** A provider takes back that the money moved. */
  NOT_MOVED_AFTER_MOVED,
  /** After the money moved in our amount, evidence names another one. */
  OTHER_AMOUNT_AFTER_MOVED,
  /** The provider names a second movement for the one reference: money may have moved twice. */
  MOVED_TWICE,
  /** Of money that moved, or that is disputed, another amount came back by the provider's word. */
  RETURNED_AMOUNT_DIFFERS,
  /**
   * Money came back for an attempt that had ended as not moved: the provider contradicts itself.
   */
  RETURNED_AFTER_NOT_MOVED,
  /** Money came back on which its order does not rest: what suspense holds of it is to be ended. */
  RETURN_OUT_OF_PLACE,
  /** A debit was taken back from us: the repayment stands, and the money is gone. */
  DEBIT_RETURNED,
  /** The provider was asked so often without certainty that a person asks as well. */
  STILL_UNKNOWN,
  /** Money moved for an order that was paid by another attempt already. */
  PAID_TWICE,
  /** Money moved for an order that had ended, or that never had an attempt. */
  MOVED_FOR_ENDED_ORDER,
  /** Something was said about an attempt that its order does not have. */
  ATTEMPT_OUT_OF_PLACE,
  /** A repayment's money came, and the loan no longer owes it as it was quoted. */
  LOAN_CHANGED,
  /** What was collected belongs to the customer: the payout of its loan came back. */
  LOAN_VOIDED
}
