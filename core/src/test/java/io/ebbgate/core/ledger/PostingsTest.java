package io.ebbgate.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ebbgate.core.money.Components;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.movement.MovementKind;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostingsTest {

  private static final UUID EVIDENCE = new UUID(1, 2);
  private static final Account CLEARING = new Account("provider-clearing:sample-a");

  @Test
  void aDrawdownIsOwedByTheCustomerAndPaidByTheProvider() {
    assertThat(Postings.disbursed(EVIDENCE, "sample-a", Money.fen(100)))
        .isEqualTo(
            new LedgerEntry(
                EntryKind.DISBURSED,
                EVIDENCE,
                List.of(new Transfer(Account.LOAN_PRINCIPAL, CLEARING, Money.fen(100)))));
  }

  @Test
  void aRepaymentIsOneTransferForEachComponentThatIsNotZero() {
    var paid = new Components(Money.fen(1), Money.fen(2), Money.fen(3), Money.fen(4));

    assertThat(Postings.repaid(EVIDENCE, "sample-a", paid).transfers())
        .containsExactly(
            new Transfer(CLEARING, Account.LOAN_PRINCIPAL, Money.fen(1)),
            new Transfer(CLEARING, Account.INTEREST_INCOME, Money.fen(2)),
            new Transfer(CLEARING, Account.FEE_INCOME, Money.fen(3)),
            new Transfer(CLEARING, Account.PENALTY_INCOME, Money.fen(4)));
    assertThat(
            Postings.repaid(EVIDENCE, "sample-a", Components.of(Money.fen(0), Money.fen(2)))
                .transfers())
        .containsExactly(new Transfer(CLEARING, Account.INTEREST_INCOME, Money.fen(2)));
  }

  @Test
  void unexplainedMoneyStandsInSuspenseOnTheSideThatItWent() {
    assertThat(
            Postings.suspended(EVIDENCE, MovementKind.PAYOUT, "sample-a", Money.fen(9)).transfers())
        .containsExactly(new Transfer(Account.SUSPENSE, CLEARING, Money.fen(9)));
    assertThat(
            Postings.suspended(EVIDENCE, MovementKind.DEBIT, "sample-a", Money.fen(9)).transfers())
        .containsExactly(new Transfer(CLEARING, Account.SUSPENSE, Money.fen(9)));
  }

  @Test
  void whatComesBackIsTheOppositeOfWhatLeft() {
    assertThat(Postings.payoutReturned(EVIDENCE, "sample-a", Money.fen(9)).transfers())
        .containsExactly(new Transfer(CLEARING, Account.LOAN_PRINCIPAL, Money.fen(9)));
    assertThat(
            Postings.returnSuspended(EVIDENCE, MovementKind.PAYOUT, "sample-a", Money.fen(9))
                .transfers())
        .containsExactly(new Transfer(CLEARING, Account.SUSPENSE, Money.fen(9)));
    assertThat(
            Postings.returnSuspended(EVIDENCE, MovementKind.DEBIT, "sample-a", Money.fen(9))
                .transfers())
        .containsExactly(new Transfer(Account.SUSPENSE, CLEARING, Money.fen(9)));
  }

  @Test
  void whatWasRepaidOfAVoidLoanIsHeldWholeForTheCustomer() {
    var paid = new Components(Money.fen(1), Money.fen(2), Money.fen(3), Money.fen(4));

    assertThat(Postings.repaymentReversed(EVIDENCE, paid).transfers())
        .containsExactly(
            new Transfer(Account.LOAN_PRINCIPAL, Account.SUSPENSE, Money.fen(1)),
            new Transfer(Account.INTEREST_INCOME, Account.SUSPENSE, Money.fen(2)),
            new Transfer(Account.FEE_INCOME, Account.SUSPENSE, Money.fen(3)),
            new Transfer(Account.PENALTY_INCOME, Account.SUSPENSE, Money.fen(4)));
  }

  @Test
  void aTransferIsPositiveAndBetweenTwoAccounts() {
    assertThatThrownBy(() -> new Transfer(Account.SUSPENSE, Account.LOAN_PRINCIPAL, Money.fen(0)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Transfer(Account.SUSPENSE, Account.LOAN_PRINCIPAL, Money.fen(-1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Transfer(Account.SUSPENSE, Account.SUSPENSE, Money.fen(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anEntryOfNothingIsRefused() {
    assertThatThrownBy(() -> Postings.repaid(EVIDENCE, "sample-a", Components.none(Money.CNY)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Suspense", "suspense ", "provider-clearing:", "a:b:c", "9x"})
  void anAccountCodeHasOneForm(String code) {
    assertThatThrownBy(() -> new Account(code)).isInstanceOf(IllegalArgumentException.class);
  }
}
