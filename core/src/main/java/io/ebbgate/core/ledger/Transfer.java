package io.ebbgate.core.ledger;

import io.ebbgate.core.money.Money;

/**
 * One amount, debited to one account and credited to another.
 *
 * @param debit the account debited
 * @param credit another account, credited
 * @param amount positive
 */
public record Transfer(Account debit, Account credit, Money amount) {

  public Transfer {
    if (!amount.isPositive()) {
      throw new IllegalArgumentException("transfer of " + amount);
    }
    if (debit.equals(credit)) {
      throw new IllegalArgumentException("transfer within " + debit);
    }
  }
}
