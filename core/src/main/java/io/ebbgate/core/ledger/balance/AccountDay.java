package io.ebbgate.core.ledger.balance;

import java.time.LocalDate;
import java.util.Comparator;

/**
 * An account's turnover of one business day.
 *
 * @param businessDate the day
 * @param account the account's code
 * @param currency ISO 4217 code
 * @param debitMinor debited that day, in minor units; not negative
 * @param creditMinor credited that day, in minor units; not negative
 */
public record AccountDay(
    LocalDate businessDate, String account, String currency, long debitMinor, long creditMinor) {

  static final Comparator<AccountDay> BY_KEY =
      Comparator.comparing(AccountDay::businessDate)
          .thenComparing(AccountDay::account)
          .thenComparing(AccountDay::currency);

  public AccountDay {
    if (debitMinor < 0 || creditMinor < 0) {
      throw new IllegalArgumentException(
          "a turnover below zero: " + debitMinor + ", " + creditMinor);
    }
  }

  /** With as much more. */
  AccountDay plus(long debit, long credit) {
    return new AccountDay(
        businessDate,
        account,
        currency,
        Math.addExact(debitMinor, debit),
        Math.addExact(creditMinor, credit));
  }
}
