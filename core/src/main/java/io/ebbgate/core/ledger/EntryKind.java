package io.ebbgate.core.ledger;

/** Which business event an entry books. */
public enum EntryKind {
  /** A drawdown was paid out. */
  DISBURSED,
  /** A repayment was collected. */
  REPAID,
  /** Money moved that no order explains (yet). */
  SUSPENDED,
  /** A payout that had made a loan came back: the loan's principal is with the provider again. */
  PAYOUT_RETURNED,
  /** What was repaid of a loan that is void is the customer's: out of the loan, into suspense. */
  REPAYMENT_REVERSED,
  /** Money came back that no order explains (yet). */
  RETURN_SUSPENDED,
  /** Later evidence says where money went that suspense held or that we had given up. */
  SUSPENSE_SETTLED,
  /** A provider gave back what had left us without cause: out of suspense. */
  RETURNED_BY_PROVIDER,
  /** A customer got back what had been collected without cause: out of suspense. */
  RETURNED_TO_CUSTOMER,
  /** What had left us without cause was given up as our loss: out of suspense. */
  GIVEN_UP,
  /** A part of interest, fee or penalty was given up. */
  WAIVED,
  /** A sponsor bears interest in the customer's place. */
  COUPON_APPLIED,
  /** A loan was taken off the books. */
  WRITTEN_OFF,
  /** A repayment of a loan that is off the books was collected. */
  RECOVERED,
  /** A guarantor pays what the customer owes. */
  COMPENSATED,
  /** A repayment of a loan whose claim is a guarantor's was collected. */
  COLLECTED_FOR_GUARANTOR,
  /** What a collection had paid is taken out of the books again, as it had been booked. */
  COLLECTION_REVERSED
}
