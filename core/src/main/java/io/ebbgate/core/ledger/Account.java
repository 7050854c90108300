package io.ebbgate.core.ledger;

import java.util.regex.Pattern;

/**
 * A ledger account.
 *
 * @param code stable: lower-case words with hyphens, for a clearing account followed by a colon and
 *     the channel's code
 */
public record Account(String code) {

  private static final Pattern CODE = Pattern.compile("[a-z][a-z-]{0,39}(:[A-Za-z0-9._-]{1,64})?");

  /** What customers owe of what was lent. */
  public static final Account LOAN_PRINCIPAL = new Account("loan-principal");

  /** Interest received. */
  public static final Account INTEREST_INCOME = new Account("interest-income");

  /** Fees received. */
  public static final Account FEE_INCOME = new Account("fee-income");

  /** Penalties received. */
  public static final Account PENALTY_INCOME = new Account("penalty-income");

  /** Money that moved and is not explained yet. */
  public static final Account SUSPENSE = new Account("suspense");

  /** Money that left us without cause and does not come back. */
  public static final Account OPERATING_LOSS = new Account("operating-loss");

  public Account {
    if (!CODE.matcher(code).matches()) {
      throw new IllegalArgumentException("not an account code: " + code);
    }
  }

  /** What a provider owes us (debit) or we owe it (credit) until it settles with our bank. */
  public static Account providerClearing(String channel) {
    return new Account("provider-clearing:" + channel);
  }

  @Override
  public String toString() {
    return code;
  }
}
