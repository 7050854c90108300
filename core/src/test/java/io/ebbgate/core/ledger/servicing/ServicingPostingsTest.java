package io.ebbgate.core.ledger.servicing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ebbgate.core.ledger.Account;
import io.ebbgate.core.ledger.EntryKind;
import io.ebbgate.core.ledger.LedgerEntry;
import io.ebbgate.core.ledger.Transfer;
import io.ebbgate.core.money.Components;
import io.ebbgate.core.money.Money;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ServicingPostingsTest {

  private static final UUID EVIDENCE = new UUID(1, 2);
  private static final Components ALL =
      new Components(Money.fen(1), Money.fen(2), Money.fen(3), Money.fen(4));

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
  void aCollectionGoesWhereTheClaimIs() {
    var ours = ServicingPostings.collected(EVIDENCE, "a", new Claim.OnTheBooks(), ALL);
    var lost = ServicingPostings.collected(EVIDENCE, "a", new Claim.WrittenOff(), ALL);
    var theirs = ServicingPostings.collected(EVIDENCE, "a", new Claim.OfGuarantor("g"), ALL);

    assertThat(ours.kind()).isEqualTo(EntryKind.REPAID);
    assertThat(balances(List.of(ours)))
        .isEqualTo(
            Map.of(
                "provider-clearing:a", 10L,
                "loan-principal", -1L,
                "interest-income", -2L,
                "fee-income", -3L,
                "penalty-income", -4L));
    assertThat(lost.kind()).isEqualTo(EntryKind.RECOVERED);
    assertThat(balances(List.of(lost)))
        .containsEntry("recovery-income", -1L)
        .containsEntry("penalty-income", -4L)
        .doesNotContainKey("loan-principal");
    assertThat(theirs.kind()).isEqualTo(EntryKind.COLLECTED_FOR_GUARANTOR);
    assertThat(balances(List.of(theirs)))
        .isEqualTo(Map.of("provider-clearing:a", 10L, "guarantor-clearing:g", -10L));
  }

  @Test
  void aReversalEvensTheCollectionOut() {
    for (Claim claim :
        List.of(new Claim.OnTheBooks(), new Claim.WrittenOff(), new Claim.OfGuarantor("g"))) {
      assertThat(
              balances(
                  List.of(
                      ServicingPostings.collected(EVIDENCE, "a", claim, ALL),
                      ServicingPostings.collectionReversed(EVIDENCE, "a", claim, ALL))))
          .isEmpty();
    }
  }

  @Test
  void bookingAnewMovesOnlyTheDifference() {
    var after = new Components(Money.fen(3), Money.fen(0), Money.fen(3), Money.fen(4));
    var entries =
        ServicingPostings.rebooked(
            EVIDENCE, "a", new Claim.OnTheBooks(), ALL, new Claim.OnTheBooks(), after);

    assertThat(entries)
        .extracting(LedgerEntry::kind)
        .containsExactly(EntryKind.COLLECTION_REVERSED, EntryKind.REPAID);
    assertThat(balances(entries)).isEqualTo(Map.of("loan-principal", -2L, "interest-income", 2L));
    var none = Components.none(Money.CNY);
    assertThat(
            ServicingPostings.rebooked(
                EVIDENCE, "a", new Claim.OnTheBooks(), none, new Claim.WrittenOff(), none))
        .isEmpty();
  }

  @Test
  void whatIsGivenUpIsIncomeAndALossAtOnce() {
    var amounts = new Components(Money.fen(0), Money.fen(2), Money.fen(0), Money.fen(4));
    var entry = ServicingPostings.waived(EVIDENCE, amounts);

    assertThat(entry.transfers())
        .containsExactly(
            new Transfer(ServicingAccounts.INTEREST_WAIVED, Account.INTEREST_INCOME, Money.fen(2)),
            new Transfer(ServicingAccounts.PENALTY_WAIVED, Account.PENALTY_INCOME, Money.fen(4)));
    assertThatThrownBy(() -> ServicingPostings.waived(EVIDENCE, ALL))
        .hasMessageContaining("principal");
  }

  @Test
  void sponsorsAndGuarantorsOweWhatTheyBear() {
    assertThat(balances(List.of(ServicingPostings.couponApplied(EVIDENCE, "spring", Money.fen(7)))))
        .isEqualTo(Map.of("coupon-sponsor:spring", 7L, "interest-income", -7L));
    var compensated = ServicingPostings.compensated(EVIDENCE, "g", new Claim.OnTheBooks(), ALL);
    var collected = ServicingPostings.collected(EVIDENCE, "a", new Claim.OfGuarantor("g"), ALL);
    assertThat(balances(List.of(compensated)))
        .containsEntry("guarantor-clearing:g", 10L)
        .containsEntry("loan-principal", -1L);
    assertThat(balances(List.of(compensated, collected))).doesNotContainKey("guarantor-clearing:g");
  }

  @Test
  void aWriteOffTakesPrincipalOffTheBooksOnce() {
    var entry = ServicingPostings.writtenOff(EVIDENCE, Money.fen(1));
    assertThat(balances(List.of(entry)))
        .isEqualTo(Map.of("write-off-loss", 1L, "loan-principal", -1L));
  }
}
