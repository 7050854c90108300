package io.ebbgate.core.ledger.joint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ebbgate.core.ledger.Account;
import io.ebbgate.core.ledger.EntryKind;
import io.ebbgate.core.ledger.LedgerEntry;
import io.ebbgate.core.ledger.Transfer;
import io.ebbgate.core.ledger.servicing.Claim;
import io.ebbgate.core.money.Components;
import io.ebbgate.core.money.Money;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class JointPostingsTest {

  private static final UUID EVIDENCE = new UUID(1, 2);
  private static final Components OWN = amounts(1, 2, 3, 4);
  private static final List<FunderPart> THEIRS =
      List.of(
          new FunderPart("bank", amounts(10, 20, 0, 40)),
          new FunderPart("trust", amounts(100, 0, 300, 0)));

  private static Components amounts(long principal, long interest, long fee, long penalty) {
    return new Components(
        Money.fen(principal), Money.fen(interest), Money.fen(fee), Money.fen(penalty));
  }

  private static SharedAmounts of(Claim claim) {
    return new SharedAmounts(claim, OWN, THEIRS);
  }

  /** Debits less credits of each account that is not even, in fen. */
  private static Map<String, Long> balances(List<LedgerEntry> entries) {
    var sums = new HashMap<String, Long>();
    for (LedgerEntry entry : entries) {
      for (Transfer transfer : entry.transfers()) {
        sums.merge(transfer.debit().code(), transfer.amount().minor(), Long::sum);
        sums.merge(transfer.credit().code(), -transfer.amount().minor(), Long::sum);
      }
    }
    sums.values().removeIf(sum -> sum == 0);
    return sums;
  }

  @Test
  void whatIsCollectedForAFunderIsOwedToItAndNeverOursOrIncome() {
    var entry = JointPostings.collected(EVIDENCE, "a", of(new Claim.OnTheBooks()));

    assertThat(entry.kind()).isEqualTo(EntryKind.REPAID);
    assertThat(entry.total()).isEqualTo(Money.fen(480));
    assertThat(balances(List.of(entry)))
        .isEqualTo(
            Map.of(
                "provider-clearing:a", 480L,
                "loan-principal", -1L,
                "interest-income", -2L,
                "fee-income", -3L,
                "penalty-income", -4L,
                "funder-payable:bank", -70L,
                "funder-payable:trust", -400L));
  }

  @Test
  void eachComponentOfEachSideIsATransferOfItsOwn() {
    var entry = JointPostings.collected(EVIDENCE, "a", of(new Claim.OnTheBooks()));

    Account clearing = Account.providerClearing("a");
    Account bank = FunderPart.payable("bank");
    assertThat(entry.transfers())
        .hasSize(9)
        .startsWith(
            new Transfer(clearing, Account.LOAN_PRINCIPAL, Money.fen(1)),
            new Transfer(clearing, bank, Money.fen(10)),
            new Transfer(clearing, FunderPart.payable("trust"), Money.fen(100)),
            new Transfer(clearing, Account.INTEREST_INCOME, Money.fen(2)),
            new Transfer(clearing, bank, Money.fen(20)));
  }

  @Test
  void aWriteOffChangesOurOwnPartAlone() {
    var entry = JointPostings.collected(EVIDENCE, "a", of(new Claim.WrittenOff()));

    assertThat(entry.kind()).isEqualTo(EntryKind.RECOVERED);
    assertThat(balances(List.of(entry)))
        .containsEntry("recovery-income", -1L)
        .containsEntry("funder-payable:bank", -70L)
        .containsEntry("funder-payable:trust", -400L)
        .doesNotContainKey("loan-principal");
  }

  @Test
  void onceAGuarantorHasPaidAllOfItIsTheGuarantors() {
    var entry = JointPostings.collected(EVIDENCE, "a", of(new Claim.OfGuarantor("g")));

    assertThat(entry.kind()).isEqualTo(EntryKind.COLLECTED_FOR_GUARANTOR);
    assertThat(balances(List.of(entry)))
        .isEqualTo(Map.of("provider-clearing:a", 480L, "guarantor-clearing:g", -480L));
  }

  @Test
  void aReversalEvensTheCollectionOut() {
    for (Claim claim :
        List.of(new Claim.OnTheBooks(), new Claim.WrittenOff(), new Claim.OfGuarantor("g"))) {
      var entries =
          List.of(
              JointPostings.collected(EVIDENCE, "a", of(claim)),
              JointPostings.collectionReversed(EVIDENCE, "a", of(claim)));
      assertThat(balances(entries)).isEmpty();
      assertThat(entries.getLast().kind()).isEqualTo(EntryKind.COLLECTION_REVERSED);
    }
  }

  @Test
  void sharingAnewMovesOnlyTheDifference() {
    var was = of(new Claim.OnTheBooks());
    var is =
        new SharedAmounts(
            new Claim.OnTheBooks(),
            OWN,
            List.of(
                new FunderPart("bank", amounts(11, 20, 0, 40)),
                new FunderPart("trust", amounts(99, 0, 300, 0))));

    assertThat(balances(JointPostings.rebooked(EVIDENCE, "a", was, is)))
        .isEqualTo(Map.of("funder-payable:bank", -1L, "funder-payable:trust", 1L));
    var none = new SharedAmounts(new Claim.OnTheBooks(), Components.none(Money.CNY), List.of());
    assertThat(JointPostings.rebooked(EVIDENCE, "a", none, none)).isEmpty();
    assertThat(JointPostings.rebooked(EVIDENCE, "a", was, none))
        .extracting(LedgerEntry::kind)
        .containsExactly(EntryKind.COLLECTION_REVERSED);
    assertThat(JointPostings.rebooked(EVIDENCE, "a", none, was))
        .extracting(LedgerEntry::kind)
        .containsExactly(EntryKind.REPAID);
  }

  @Test
  void aSponsorOwesEachFunderItsPart() {
    var coupon =
        new SharedAmounts(
            new Claim.OnTheBooks(),
            amounts(0, 3, 0, 0),
            List.of(new FunderPart("bank", amounts(0, 7, 0, 0))));

    var entry = JointPostings.couponApplied(EVIDENCE, "spring", coupon);

    assertThat(entry.kind()).isEqualTo(EntryKind.COUPON_APPLIED);
    assertThat(balances(List.of(entry)))
        .isEqualTo(
            Map.of(
                "coupon-sponsor:spring", 10L, "interest-income", -3L, "funder-payable:bank", -7L));
  }

  @Test
  void nothingIsNotBooked() {
    var none = new SharedAmounts(new Claim.OnTheBooks(), Components.none(Money.CNY), List.of());
    assertThatThrownBy(() -> JointPostings.collected(EVIDENCE, "a", none))
        .hasMessageContaining("without transfers");
  }
}
