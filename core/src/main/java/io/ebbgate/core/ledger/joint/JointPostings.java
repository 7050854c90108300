package io.ebbgate.core.ledger.joint;

import io.ebbgate.core.ledger.Account;
import io.ebbgate.core.ledger.EntryKind;
import io.ebbgate.core.ledger.LedgerEntry;
import io.ebbgate.core.ledger.Transfer;
import io.ebbgate.core.ledger.servicing.Claim;
import io.ebbgate.core.ledger.servicing.ServicingAccounts;
import io.ebbgate.core.ledger.servicing.ServicingPostings;
import io.ebbgate.core.money.Component;
import io.ebbgate.core.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What each event of a joint loan books. Pure. Each throws where there is nothing to book.
 *
 * <p>Waivers, write-offs and compensation book our own part alone, as {@link ServicingPostings}
 * does: what a funder gives up or is paid by a guarantor was never in our books.
 */
public final class JointPostings {

  private JointPostings() {}

  /**
   * A collection: our own part where it belongs, and each funder's part owed to the funder; one
   * transfer for each component of each side. Once a guarantor has paid, all of it is the
   * guarantor's.
   */
  public static LedgerEntry collected(UUID evidenceId, String channel, SharedAmounts shared) {
    Account clearing = Account.providerClearing(channel);
    return new LedgerEntry(
        shared.claim().collected(),
        evidenceId,
        transfers(shared, (account, amount) -> new Transfer(clearing, account, amount)));
  }

  /**
   * A collection is taken out of the books as it had been booked: the money was taken back, or is
   * to be booked again in another way.
   */
  public static LedgerEntry collectionReversed(
      UUID evidenceId, String channel, SharedAmounts shared) {
    Account clearing = Account.providerClearing(channel);
    return new LedgerEntry(
        EntryKind.COLLECTION_REVERSED,
        evidenceId,
        transfers(shared, (account, amount) -> new Transfer(account, clearing, amount)));
  }

  /**
   * A collection turns out to have been shared otherwise: its reversal, and its booking anew. What
   * is nothing on either side is left out.
   *
   * @param was as it was booked
   * @param is as it is now known to have been
   */
  public static List<LedgerEntry> rebooked(
      UUID evidenceId, String channel, SharedAmounts was, SharedAmounts is) {
    var entries = new ArrayList<LedgerEntry>(2);
    if (!was.isZero()) {
      entries.add(collectionReversed(evidenceId, channel, was));
    }
    if (!is.isZero()) {
      entries.add(collected(evidenceId, channel, is));
    }
    return List.copyOf(entries);
  }

  /**
   * A sponsor owes the interest that its coupon bears: what a funder has a part in is owed to the
   * funder, as if the customer had paid it.
   */
  public static LedgerEntry couponApplied(UUID evidenceId, String sponsor, SharedAmounts shared) {
    Account owing = ServicingAccounts.couponSponsor(sponsor);
    return new LedgerEntry(
        EntryKind.COUPON_APPLIED,
        evidenceId,
        transfers(shared, (account, amount) -> new Transfer(owing, account, amount)));
  }

  private interface Booked {
    Transfer of(Account account, Money amount);
  }

  private static List<Transfer> transfers(SharedAmounts shared, Booked booked) {
    var transfers = new ArrayList<Transfer>();
    for (Component component : Component.values()) {
      Account ours = shared.claim().accountOf(component);
      add(transfers, booked, ours, shared.own().of(component));
      for (FunderPart part : shared.funders()) {
        Account theirs = accountOf(shared.claim(), component, part);
        add(transfers, booked, theirs, part.amounts().of(component));
      }
    }
    return transfers;
  }

  private static Account accountOf(Claim claim, Component component, FunderPart part) {
    return switch (claim) {
      case Claim.OnTheBooks _, Claim.WrittenOff _ -> part.payable();
      case Claim.OfGuarantor it -> it.accountOf(component);
    };
  }

  private static void add(List<Transfer> transfers, Booked booked, Account account, Money amount) {
    if (amount.isPositive()) {
      transfers.add(booked.of(account, amount));
    }
  }
}
