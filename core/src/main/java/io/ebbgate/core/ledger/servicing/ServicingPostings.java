package io.ebbgate.core.ledger.servicing;

import io.ebbgate.core.ledger.Account;
import io.ebbgate.core.ledger.EntryKind;
import io.ebbgate.core.ledger.LedgerEntry;
import io.ebbgate.core.ledger.Transfer;
import io.ebbgate.core.money.Component;
import io.ebbgate.core.money.Components;
import io.ebbgate.core.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What each event of servicing books. Pure. Each throws where there is nothing to book. */
public final class ServicingPostings {

  private ServicingPostings() {}

  /** A collection, booked where its money belongs: one transfer for each component. */
  public static LedgerEntry collected(
      UUID evidenceId, String channel, Claim claim, Components paid) {
    Account clearing = Account.providerClearing(channel);
    return new LedgerEntry(
        claim.collected(),
        evidenceId,
        transfers(
            paid,
            (component, amount) -> new Transfer(clearing, claim.accountOf(component), amount)));
  }

  /**
   * A collection is taken out of the books as it had been booked: the money was taken back, or is
   * to be booked again in another way.
   *
   * @param claim whose it was when it was booked
   * @param paid what was booked
   */
  public static LedgerEntry collectionReversed(
      UUID evidenceId, String channel, Claim claim, Components paid) {
    Account clearing = Account.providerClearing(channel);
    return new LedgerEntry(
        EntryKind.COLLECTION_REVERSED,
        evidenceId,
        transfers(
            paid,
            (component, amount) -> new Transfer(claim.accountOf(component), clearing, amount)));
  }

  /**
   * A collection is taken out of the books since its money was taken back: what suspense had held
   * of that goes, and the customer owes it again.
   *
   * @param settles the evidence of the take-back, on which suspense holds exactly this
   * @param claim whose it was when it was booked
   * @param paid what was booked
   */
  public static LedgerEntry collectionTakenBack(
      UUID evidenceId, UUID settles, Claim claim, Components paid) {
    return new LedgerEntry(
        EntryKind.COLLECTION_REVERSED,
        evidenceId,
        Optional.of(settles),
        transfers(
            paid,
            (component, amount) ->
                new Transfer(claim.accountOf(component), Account.SUSPENSE, amount)));
  }

  /**
   * A collection turns out to have paid something else: its reversal, and its booking anew. What is
   * nothing on either side is left out.
   *
   * @param was whose the claim was when it was booked
   * @param is whose it is now known to have been
   */
  public static List<LedgerEntry> rebooked(
      UUID evidenceId, String channel, Claim was, Components before, Claim is, Components after) {
    var entries = new ArrayList<LedgerEntry>(2);
    if (!before.isZero()) {
      entries.add(collectionReversed(evidenceId, channel, was, before));
    }
    if (!after.isZero()) {
      entries.add(collected(evidenceId, channel, is, after));
    }
    return List.copyOf(entries);
  }

  /**
   * Interest, fee or penalty was given up: it is income, and as much a loss.
   *
   * @param amounts no principal
   */
  public static LedgerEntry waived(UUID evidenceId, Components amounts) {
    return new LedgerEntry(
        EntryKind.WAIVED,
        evidenceId,
        transfers(
            amounts,
            (component, amount) ->
                new Transfer(
                    waivedOf(component), new Claim.OnTheBooks().accountOf(component), amount)));
  }

  private static Account waivedOf(Component component) {
    return switch (component) {
      case PRINCIPAL -> throw new IllegalArgumentException("principal is never given up");
      case INTEREST -> ServicingAccounts.INTEREST_WAIVED;
      case FEE -> ServicingAccounts.FEE_WAIVED;
      case PENALTY -> ServicingAccounts.PENALTY_WAIVED;
    };
  }

  /** A sponsor owes the interest that its coupon bears. */
  public static LedgerEntry couponApplied(UUID evidenceId, String sponsor, Money interest) {
    return single(
        EntryKind.COUPON_APPLIED,
        evidenceId,
        ServicingAccounts.couponSponsor(sponsor),
        Account.INTEREST_INCOME,
        interest);
  }

  /** The principal that is outstanding is no asset any more. */
  public static LedgerEntry writtenOff(UUID evidenceId, Money principal) {
    return single(
        EntryKind.WRITTEN_OFF,
        evidenceId,
        ServicingAccounts.WRITE_OFF_LOSS,
        Account.LOAN_PRINCIPAL,
        principal);
  }

  /**
   * A guarantor owes what it took over.
   *
   * @param was whose the claim was until then
   * @param takenOver what it pays for, by component
   */
  public static LedgerEntry compensated(
      UUID evidenceId, String guarantor, Claim was, Components takenOver) {
    Account clearing = ServicingAccounts.guarantorClearing(guarantor);
    return new LedgerEntry(
        EntryKind.COMPENSATED,
        evidenceId,
        transfers(
            takenOver,
            (component, amount) -> new Transfer(clearing, was.accountOf(component), amount)));
  }

  private static LedgerEntry single(
      EntryKind kind, UUID evidenceId, Account debit, Account credit, Money amount) {
    return new LedgerEntry(kind, evidenceId, List.of(new Transfer(debit, credit, amount)));
  }

  private interface Booked {
    Transfer of(Component component, Money amount);
  }

  private static List<Transfer> transfers(Components amounts, Booked booked) {
    var transfers = new ArrayList<Transfer>(4);
    for (Component component : Component.values()) {
      Money amount = amounts.of(component);
      if (amount.isPositive()) {
        transfers.add(booked.of(component, amount));
      }
    }
    return transfers;
  }
}
