package io.ebbgate.core.ledger.servicing;

import io.ebbgate.core.ledger.Account;

/** The accounts of servicing beside those of lending. */
public final class ServicingAccounts {

  /** Interest given up; a debit balance. */
  public static final Account INTEREST_WAIVED = new Account("interest-waived");

  /** Fees given up; a debit balance. */
  public static final Account FEE_WAIVED = new Account("fee-waived");

  /** Penalties given up; a debit balance. */
  public static final Account PENALTY_WAIVED = new Account("penalty-waived");

  /** Principal taken off the books; a debit balance. */
  public static final Account WRITE_OFF_LOSS = new Account("write-off-loss");

  /** Principal collected after its write-off; a credit balance. */
  public static final Account RECOVERY_INCOME = new Account("recovery-income");

  private ServicingAccounts() {}

  /** What a sponsor owes us for its coupons. */
  public static Account couponSponsor(String sponsor) {
    return new Account("coupon-sponsor:" + sponsor);
  }

  /** What a guarantor owes us (debit) for what it took over, or we owe it (credit) of it. */
  public static Account guarantorClearing(String guarantor) {
    return new Account("guarantor-clearing:" + guarantor);
  }
}
