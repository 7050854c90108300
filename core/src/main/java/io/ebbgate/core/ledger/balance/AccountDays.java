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
    var sum = new Sum();
    entries.forEach(sum::add);
    return sum.days();
  }

  /** A sum of entries that come one after another. For one thread. */
  public static final class Sum {
    private final Map<Key, AccountDay> days = new HashMap<>();

    /**
     * Adds an entry.
     *
     * @throws ArithmeticException when a sum does not fit into a long
     */
    public void add(BookedEntry entry) {
      for (var transfer : entry.transfers()) {
        var debit = new Key(entry.businessDate(), transfer.debit(), transfer.currency());
        var credit = new Key(entry.businessDate(), transfer.credit(), transfer.currency());
        days.put(debit, day(debit).plus(transfer.amountMinor(), 0));
        days.put(credit, day(credit).plus(0, transfer.amountMinor()));
      }
    }

    private AccountDay day(Key key) {
      return days.getOrDefault(
          key, new AccountDay(key.date(), key.account(), key.currency(), 0, 0));
    }

    /** One for each day, account and currency, ordered by these. */
    public List<AccountDay> days() {
      return days.values().stream().sorted(AccountDay.BY_KEY).toList();
    }
  }
}
