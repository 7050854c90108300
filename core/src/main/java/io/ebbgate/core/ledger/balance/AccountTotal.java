package io.ebbgate.core.ledger.balance;

/**
 * What an account was debited and credited up to a day.
 *
 * @param account the account's code
 * @param currency ISO 4217 code
 * @param debitMinor in minor units
 * @param creditMinor in minor units
 */
public record AccountTotal(String account, String currency, long debitMinor, long creditMinor) {

  /** Debits less credits; below zero when the account has a credit balance. */
  public long balanceMinor() {
    return Math.subtractExact(debitMinor, creditMinor);
  }
}
