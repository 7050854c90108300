package io.ebbgate.core.ledger.chart;

import io.ebbgate.core.ledger.Account;
import io.ebbgate.core.ledger.servicing.ServicingAccounts;

/**
 * Every account that the ledger has or will have, in the order of the chart. An account with a part
 * stands for all of its kind.
 */
public enum ChartAccount {
  /** What customers owe of what was lent. */
  LOAN_PRINCIPAL(
      Account.LOAN_PRINCIPAL.code(),
      "Customer principal",
      AccountType.ASSET,
      Side.DEBIT,
      "what customers owe of what was lent",
      true),
  /** Interest that customers owe and have not paid. */
  INTEREST_RECEIVABLE(
      "interest-receivable",
      "Interest receivable",
      AccountType.ASSET,
      Side.DEBIT,
      "interest that customers owe and have not paid",
      false),
  /** Fees that customers owe and have not paid. */
  FEE_RECEIVABLE(
      "fee-receivable",
      "Fees receivable",
      AccountType.ASSET,
      Side.DEBIT,
      "fees that customers owe and have not paid",
      false),
  /** Penalties that customers owe and have not paid. */
  PENALTY_RECEIVABLE(
      "penalty-receivable",
      "Penalties receivable",
      AccountType.ASSET,
      Side.DEBIT,
      "penalties that customers owe and have not paid",
      false),
  /** Our money at a bank, once providers have settled. */
  BANK_ACCOUNT(
      "bank-account:ACCOUNT",
      "Bank account",
      AccountType.ASSET,
      Side.DEBIT,
      "our money at a bank, once providers have settled",
      false),
  /** Interest that a sponsor owes us for its coupons. */
  COUPON_SPONSOR(
      ServicingAccounts.couponSponsor("SPONSOR").code(),
      "Coupon sponsor",
      AccountType.ASSET,
      Side.DEBIT,
      "interest that a sponsor owes us for its coupons",
      true),
  /** What a funder paid us in advance for its share of payouts. */
  PREFUNDING(
      "prefunding:FUNDER",
      "Prefunding",
      AccountType.LIABILITY,
      Side.CREDIT,
      "what a funder paid us in advance for its share of payouts",
      false),
  /** What we collected and owe a funder. */
  FUNDER_PAYABLE(
      "funder-payable:FUNDER",
      "Funder payable",
      AccountType.LIABILITY,
      Side.CREDIT,
      "what we collected and owe a funder",
      false),
  /** Interest received. */
  INTEREST_INCOME(
      Account.INTEREST_INCOME.code(),
      "Interest income",
      AccountType.INCOME,
      Side.CREDIT,
      "interest received",
      true),
  /** Fees received. */
  FEE_INCOME(
      Account.FEE_INCOME.code(),
      "Fee income",
      AccountType.INCOME,
      Side.CREDIT,
      "fees received",
      true),
  /** Penalties received. */
  PENALTY_INCOME(
      Account.PENALTY_INCOME.code(),
      "Penalty income",
      AccountType.INCOME,
      Side.CREDIT,
      "penalties received",
      true),
  /** What funders pay us for our service. */
  PLATFORM_INCOME(
      "platform-income",
      "Platform income",
      AccountType.INCOME,
      Side.CREDIT,
      "what funders pay us for our service",
      false),
  /** Principal collected after its write-off. */
  RECOVERY_INCOME(
      ServicingAccounts.RECOVERY_INCOME.code(),
      "Recoveries",
      AccountType.INCOME,
      Side.CREDIT,
      "principal collected after its write-off",
      true),
  /** Interest given up, which is income at the same time. */
  INTEREST_WAIVED(
      ServicingAccounts.INTEREST_WAIVED.code(),
      "Interest waived",
      AccountType.EXPENSE,
      Side.DEBIT,
      "interest given up, which is income at the same time",
      true),
  /** Fees given up, which are income at the same time. */
  FEE_WAIVED(
      ServicingAccounts.FEE_WAIVED.code(),
      "Fees waived",
      AccountType.EXPENSE,
      Side.DEBIT,
      "fees given up, which are income at the same time",
      true),
  /** Penalties given up, which are income at the same time. */
  PENALTY_WAIVED(
      ServicingAccounts.PENALTY_WAIVED.code(),
      "Penalties waived",
      AccountType.EXPENSE,
      Side.DEBIT,
      "penalties given up, which are income at the same time",
      true),
  /** Principal taken off the books. */
  WRITE_OFF_LOSS(
      ServicingAccounts.WRITE_OFF_LOSS.code(),
      "Write-off loss",
      AccountType.EXPENSE,
      Side.DEBIT,
      "principal taken off the books",
      true),
  /** Money that left us without cause and does not come back. */
  OPERATING_LOSS(
      Account.OPERATING_LOSS.code(),
      "Operating loss",
      AccountType.EXPENSE,
      Side.DEBIT,
      "money that left us without cause and does not come back",
      true),
  /** What providers charge us for moving money. */
  FEE_EXPENSE(
      "fee-expense",
      "Provider fees",
      AccountType.EXPENSE,
      Side.DEBIT,
      "what providers charge us for moving money",
      false),
  /** What a provider owes us (debit) or we owe it (credit) until it settles with our bank. */
  PROVIDER_CLEARING(
      Account.providerClearing("CHANNEL").code(),
      "Provider clearing",
      AccountType.CLEARING,
      Side.DEBIT,
      "what a provider owes us (debit) or we owe it (credit) until it settles with our bank",
      true),
  /** A funder's part of collections that a provider divides, until it has paid it. */
  SPLIT_SHARE(
      "split-share:FUNDER",
      "Split share",
      AccountType.CLEARING,
      Side.CREDIT,
      "a funder's part of collections that a provider divides, until it has paid it",
      false),
  /**
   * What a guarantor owes us (debit) for loans that it took over, or we owe it (credit) of what was
   * collected since.
   */
  GUARANTOR_CLEARING(
      ServicingAccounts.guarantorClearing("GUARANTOR").code(),
      "Compensation by a guarantor",
      AccountType.CLEARING,
      Side.DEBIT,
      "what a guarantor owes us (debit) for loans that it took over, or we owe it (credit) of what was collected since",
      false),
  /** Money that moved and is not explained yet. */
  SUSPENSE(
      Account.SUSPENSE.code(),
      "Suspense",
      AccountType.CLEARING,
      Side.CREDIT,
      "money that moved and is not explained yet",
      true),
  /** What customers owe a funder, which is no asset of ours. */
  FUNDER_PRINCIPAL(
      "funder-principal:FUNDER",
      "Principal of a funder",
      AccountType.OFF_BALANCE_SHEET,
      Side.DEBIT,
      "what customers owe a funder, which is no asset of ours",
      false);

  private final String code;
  private final String title;
  private final AccountType type;
  private final Side normalSide;
  private final String holds;
  private final boolean booked;

  ChartAccount(
      String code, String title, AccountType type, Side normalSide, String holds, boolean booked) {
    this.code = code;
    this.title = title;
    this.type = type;
    this.normalSide = normalSide;
    this.holds = holds;
    this.booked = booked;
  }

  /**
   * The account's code; where each channel, funder and so on has an account of its own, a word in
   * capitals after the colon stands in place of that one's code.
   */
  public String code() {
    return code;
  }

  /** The name in words. */
  public String title() {
    return title;
  }

  /** What kind of account it is. */
  public AccountType type() {
    return type;
  }

  /** The side on which its balance is expected; that of a clearing account may be on either. */
  public Side normalSide() {
    return normalSide;
  }

  /** What its balance is, in words. */
  public String holds() {
    return holds;
  }

  /** Whether some event books it already; otherwise it is only named, and never has a balance. */
  public boolean booked() {
    return booked;
  }

  /** Whether an account is this one, or one of those for which it stands. */
  public boolean covers(Account account) {
    int colon = code.indexOf(':');
    return colon < 0
        ? account.code().equals(code)
        : account.code().startsWith(code.substring(0, colon + 1));
  }
}
