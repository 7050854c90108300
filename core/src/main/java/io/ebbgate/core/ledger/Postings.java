package io.ebbgate.core.ledger;

import io.ebbgate.core.money.Components;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.movement.MovementKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What each business event books. Pure. */
public final class Postings {

  private Postings() {}

  /** A drawdown was paid out: the customer owes it, and the provider paid it for us. */
  public static LedgerEntry disbursed(UUID evidenceId, String channel, Money principal) {
    return new LedgerEntry(
        EntryKind.DISBURSED,
        evidenceId,
        List.of(
            new Transfer(Account.LOAN_PRINCIPAL, Account.providerClearing(channel), principal)));
  }

  /** A repayment was collected: the provider holds it for us; one transfer for each component. */
  public static LedgerEntry repaid(UUID evidenceId, String channel, Components paid) {
    Account clearing = Account.providerClearing(channel);
    var transfers = new ArrayList<Transfer>(4);
    addIfPositive(transfers, clearing, Account.LOAN_PRINCIPAL, paid.principal());
    addIfPositive(transfers, clearing, Account.INTEREST_INCOME, paid.interest());
    addIfPositive(transfers, clearing, Account.FEE_INCOME, paid.fee());
    addIfPositive(transfers, clearing, Account.PENALTY_INCOME, paid.penalty());
    return new LedgerEntry(EntryKind.REPAID, evidenceId, transfers);
  }

  /**
   * Money moved and no order explains it: the provider's account tells the truth, and suspense
   * holds the other side until a person has found out.
   *
   * @param amount what moved by the provider's word; positive
   */
  public static LedgerEntry suspended(
      UUID evidenceId, MovementKind kind, String channel, Money amount) {
    Account clearing = Account.providerClearing(channel);
    var transfer =
        switch (kind) {
          case PAYOUT -> new Transfer(Account.SUSPENSE, clearing, amount);
          case DEBIT -> new Transfer(clearing, Account.SUSPENSE, amount);
        };
    return new LedgerEntry(EntryKind.SUSPENDED, evidenceId, List.of(transfer));
  }

  /** A payout came back: the customer does not owe it, and the provider holds it for us again. */
  public static LedgerEntry payoutReturned(UUID evidenceId, String channel, Money principal) {
    return new LedgerEntry(
        EntryKind.PAYOUT_RETURNED,
        evidenceId,
        List.of(
            new Transfer(Account.providerClearing(channel), Account.LOAN_PRINCIPAL, principal)));
  }

  /**
   * What a repayment had paid of a loan that is void now: suspense holds it, component by
   * component, until the customer has it back.
   */
  public static LedgerEntry repaymentReversed(UUID evidenceId, Components paid) {
    return new LedgerEntry(
        EntryKind.REPAYMENT_REVERSED, evidenceId, outOfLoan(paid, Account.SUSPENSE));
  }

  /**
   * The same of what had been taken back from us before: nobody gets it. It evens out what suspense
   * held of the take-back, or the loss that we had booked of it.
   *
   * @param gone what is known of the take-back
   * @param paid not more than stands of it
   */
  public static LedgerEntry repaymentReversed(UUID evidenceId, Suspense gone, Components paid) {
    var into = gone.held().isPositive() ? Account.SUSPENSE : Account.OPERATING_LOSS;
    return new LedgerEntry(
        EntryKind.REPAYMENT_REVERSED,
        evidenceId,
        Optional.of(gone.evidenceId()),
        outOfLoan(paid, into));
  }

  private static List<Transfer> outOfLoan(Components paid, Account into) {
    var transfers = new ArrayList<Transfer>(4);
    addIfPositive(transfers, Account.LOAN_PRINCIPAL, into, paid.principal());
    addIfPositive(transfers, Account.INTEREST_INCOME, into, paid.interest());
    addIfPositive(transfers, Account.FEE_INCOME, into, paid.fee());
    addIfPositive(transfers, Account.PENALTY_INCOME, into, paid.penalty());
    return transfers;
  }

  /**
   * Money came back and no order explains it: the opposite of {@link #suspended}.
   *
   * @param kind which way it had moved at first
   * @param amount what came back by the provider's word; positive
   */
  public static LedgerEntry returnSuspended(
      UUID evidenceId, MovementKind kind, String channel, Money amount) {
    Account clearing = Account.providerClearing(channel);
    var transfer =
        switch (kind) {
          case PAYOUT -> new Transfer(clearing, Account.SUSPENSE, amount);
          case DEBIT -> new Transfer(Account.SUSPENSE, clearing, amount);
        };
    return new LedgerEntry(EntryKind.RETURN_SUSPENDED, evidenceId, List.of(transfer));
  }

  /**
   * Later evidence says where money is that was unexplained. What suspense holds of it leaves
   * suspense the way that it came, and a loss that we had booked of it is none.
   *
   * @param evidenceId the later evidence
   * @param kind which way the attempt moves money
   * @param suspense something of it is held or given up
   */
  public static LedgerEntry suspenseSettled(
      UUID evidenceId, MovementKind kind, String channel, Suspense suspense) {
    Account clearing = Account.providerClearing(channel);
    boolean outOfClearing = (kind == MovementKind.DEBIT) == suspense.moved();
    var transfers = new ArrayList<Transfer>(2);
    addIfPositive(
        transfers,
        outOfClearing ? Account.SUSPENSE : clearing,
        outOfClearing ? clearing : Account.SUSPENSE,
        suspense.held());
    addIfPositive(transfers, clearing, Account.OPERATING_LOSS, suspense.givenUp());
    return new LedgerEntry(
        EntryKind.SUSPENSE_SETTLED, evidenceId, Optional.of(suspense.evidenceId()), transfers);
  }

  /** The provider gave back what had been paid out without cause: it holds it for us again. */
  public static LedgerEntry returnedByProvider(UUID evidenceId, String channel, Money amount) {
    return new LedgerEntry(
        EntryKind.RETURNED_BY_PROVIDER,
        evidenceId,
        List.of(new Transfer(Account.providerClearing(channel), Account.SUSPENSE, amount)));
  }

  /** The provider gave a customer back what had been collected without cause. */
  public static LedgerEntry returnedToCustomer(UUID evidenceId, String channel, Money amount) {
    return new LedgerEntry(
        EntryKind.RETURNED_TO_CUSTOMER,
        evidenceId,
        List.of(new Transfer(Account.SUSPENSE, Account.providerClearing(channel), amount)));
  }

  /** What had been paid out without cause is our loss. */
  public static LedgerEntry givenUp(UUID evidenceId, Money amount) {
    return new LedgerEntry(
        EntryKind.GIVEN_UP,
        evidenceId,
        List.of(new Transfer(Account.OPERATING_LOSS, Account.SUSPENSE, amount)));
  }

  private static void addIfPositive(
      List<Transfer> transfers, Account debit, Account credit, Money amount) {
    if (amount.isPositive()) {
      transfers.add(new Transfer(debit, credit, amount));
    }
  }
}
