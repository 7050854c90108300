package io.ebbgate.sandbox.fault;

/** Why the provider definitely does not move the money of a reference. */
public enum Decline {
  /** The provider's line to the bank is busy. */
  CHANNEL_BUSY,
  /** The merchant's limit of the day is reached. */
  DAILY_LIMIT,
  /** The card's account does not exist or is closed. */
  ACCOUNT_INVALID,
  /** The card's account holds too little. */
  INSUFFICIENT_FUNDS,
  /** The request arrived after its {@code validUntil}. */
  REQUEST_EXPIRED,
  /** No active agreement of this card stands behind the debit. */
  AGREEMENT_INACTIVE
}
