package io.ebbgate.core.ledger.balance;

import io.ebbgate.core.ledger.chain.BookedEntry;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sums entries up by day and account. Pure. */
public final class AccountDays {

  private record Key(LocalDate date, String account, String currency) {}

  private AccountDays() {}

  /**
   * The turnover of some entries.
   *
   * @return one for each day, account and currency, ordered by these
   * @throws ArithmeticException when a sum does not fit into a long
   */
  public static List<AccountDay> of(List<BookedEntry> entries) {
    Map<Key, AccountDay> days = new HashMap<>();
    for (var entry : entries) {
      for (var transfer : entry.transfers()) {
        var debit = new Key(entry.businessDate(), transfer.debit(), transfer.currency());
        var credit = new Key(entry.businessDate(), transfer.credit(), transfer.currency());
        days.put(debit, day(days, debit).plus(transfer.amountMinor(), 0));
        days.put(credit, day(days, credit).plus(0, transfer.amountMinor()));
      }
    }
    return days.values().stream().sorted(AccountDay.BY_KEY).toList();
  }

  private static AccountDay day(Map<Key, AccountDay> days, Key key) {
    return days.getOrDefault(key, new AccountDay(key.date(), key.account(), key.currency(), 0, 0));
  }
}
