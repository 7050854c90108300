package io.ebbgate.core.ledger.balance;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Every account's total up to the end of a business day.
 *
 * @param date the day, included
 * @param sequence the last entry of the ledger's chain that is counted; later ones may still be
 *     booked on earlier days
 * @param accounts by account, then currency
 */
public record TrialBalance(LocalDate date, long sequence, List<AccountTotal> accounts) {

  public TrialBalance {
    accounts = List.copyOf(accounts);
  }

  /**
   * The totals of each currency, whose debits equal its credits as long as every entry balances.
   *
   * @throws ArithmeticException when a sum does not fit into a long
   */
  public SortedMap<String, AccountTotal> totals() {
    var totals = new TreeMap<String, AccountTotal>();
    for (var account : accounts) {
      totals.merge(
          account.currency(),
          new AccountTotal("", account.currency(), account.debitMinor(), account.creditMinor()),
          (sum, more) ->
              new AccountTotal(
                  "",
                  sum.currency(),
                  Math.addExact(sum.debitMinor(), more.debitMinor()),
                  Math.addExact(sum.creditMinor(), more.creditMinor())));
    }
    return totals;
  }

  /** Whether debits equal credits in every currency. */
  public boolean balances() {
    return totals().values().stream().allMatch(total -> total.balanceMinor() == 0);
  }
}
