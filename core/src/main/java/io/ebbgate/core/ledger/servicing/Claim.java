package io.ebbgate.core.ledger.servicing;

import io.ebbgate.core.ledger.Account;
import io.ebbgate.core.ledger.EntryKind;
import io.ebbgate.core.money.Component;

/** Whose claim a loan is on the day of a collection, which decides where its money belongs. */
public sealed interface Claim {

  /** Ours, on the books. */
  record OnTheBooks() implements Claim {}

  /** Ours, written off. */
  record WrittenOff() implements Claim {}

  /**
   * A guarantor's, who paid in the customer's place.
   *
   * @param guarantor its code
   */
  record OfGuarantor(String guarantor) implements Claim {}

  /** The account that a collected component belongs to. */
  default Account accountOf(Component component) {
    return switch (this) {
      case OnTheBooks _ -> ours(component, Account.LOAN_PRINCIPAL);
      case WrittenOff _ -> ours(component, ServicingAccounts.RECOVERY_INCOME);
      case OfGuarantor it -> ServicingAccounts.guarantorClearing(it.guarantor());
    };
  }

  private static Account ours(Component component, Account ofPrincipal) {
    return switch (component) {
      case PRINCIPAL -> ofPrincipal;
      case INTEREST -> Account.INTEREST_INCOME;
      case FEE -> Account.FEE_INCOME;
      case PENALTY -> Account.PENALTY_INCOME;
    };
  }

  /** How a collection of it is booked. */
  default EntryKind collected() {
    return switch (this) {
      case OnTheBooks _ -> EntryKind.REPAID;
      case WrittenOff _ -> EntryKind.RECOVERED;
      case OfGuarantor _ -> EntryKind.COLLECTED_FOR_GUARANTOR;
    };
  }
}
