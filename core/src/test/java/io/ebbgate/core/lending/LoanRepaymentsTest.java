package io.ebbgate.core.lending;

import static io.ebbgate.core.lending.Loans.VALUE_DATE;
import static io.ebbgate.core.lending.Loans.threeMonths;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ebbgate.core.money.Components;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.product.EarlyRepayment;
import io.ebbgate.core.product.PartialPolicy;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LoanRepaymentsTest {

  private static final LocalDate DUE_1 = LocalDate.of(2026, 12, 23);

  private static RepaymentQuote quote(Loan loan, RepaymentKind kind, LocalDate date, long... fen) {
    var amount = fen.length == 0 ? Optional.<Money>empty() : Optional.of(Money.fen(fen[0]));
    return (RepaymentQuote) RepaymentQuotes.quote(loan, kind, date, amount);
  }

  private static List<String> rows(Loan loan) {
    return loan.instalments().stream()
        .map(row ->
            "%s %d+%d paid %d+%d"
                .formatted(
                    row.dueDate(),
                    row.due().principal().minor(),
                    row.due().interest().minor(),
                    row.paid().principal().minor(),
                    row.paid().interest().minor()))
        .toList();
  }

  @Test
  void theNextInstalmentIsPaidWholeAndTheRestStays() {
    Loan loan = threeMonths();
    var applied = LoanRepayments.apply(loan, quote(loan, RepaymentKind.SCHEDULED, VALUE_DATE));

    assertThat(rows(applied.loan()))
        .containsExactly(
            "2026-12-23 394060+18000 paid 394060+18000",
            "2027-01-23 399971+12089 paid 0+0",
            "2027-02-23 405969+6090 paid 0+0");
    assertThat(applied.settled()).isFalse();
    assertThat(applied.loan().version()).isEqualTo(2);
    assertThat(applied.loan().interestFrom()).isEqualTo(DUE_1);
    assertThat(applied.loan().outstanding()).isEqualTo(Money.fen(805_940));
    assertThat(applied.loan().stateName()).isEqualTo("Active");
  }

  @Test
  void everythingPaidTodaySettlesAndWaivesInterestThatHasNotRun() {
    Loan loan = threeMonths();
    var applied =
        LoanRepayments.apply(loan, quote(loan, RepaymentKind.EARLY_FULL, VALUE_DATE.plusDays(10)));

    assertThat(rows(applied.loan()))
        .containsExactly(
            "2026-12-23 394060+6000 paid 394060+6000",
            "2027-01-23 399971+0 paid 399971+0",
            "2027-02-23 405969+0 paid 405969+0");
    assertThat(applied.settled()).isTrue();
    assertThat(applied.loan().stateName()).isEqualTo("Settled");
  }

  @Test
  void reduceInstalmentPlansTheRestAnewOverTheSameDates() {
    Loan loan = threeMonths();
    var applied =
        LoanRepayments.apply(
            loan, quote(loan, RepaymentKind.EARLY_PARTIAL, VALUE_DATE.plusDays(10), 300_000));

    // 2,940.00 of principal are repaid; 9,060.00 over twenty days and two months is 3,095.72 each.
    assertThat(rows(applied.loan()))
        .containsExactly(
            "2026-12-23 594512+15060 paid 294000+6000",
            "2027-01-23 300490+9082 paid 0+0",
            "2027-02-23 304998+4575 paid 0+0");
    assertThat(applied.paid()).isEqualTo(Components.of(Money.fen(294_000), Money.fen(6_000)));
    assertThat(applied.loan().interestFrom()).isEqualTo(VALUE_DATE.plusDays(10));
  }

  @Test
  void reduceTermKeepsTheInstalmentAndDropsTheLastOnes() {
    Loan loan = threeMonths(EarlyRepayment.FULL_AND_PARTIAL, PartialPolicy.REDUCE_TERM);
    var applied =
        LoanRepayments.apply(
            loan, quote(loan, RepaymentKind.EARLY_PARTIAL, VALUE_DATE.plusDays(10), 600_000));

    // 6,060.00 are left: 4,060.00 + 60.60 are the old 4,120.60; 2,000.00 + 30.00 are the rest.
    assertThat(rows(applied.loan()))
        .containsExactly(
            "2026-12-23 1000000+12060 paid 594000+6000", "2027-01-23 200000+3000 paid 0+0");
  }

  @Test
  void aSecondPartPaymentStillKnowsTheOldInstalment() {
    Loan loan = threeMonths(EarlyRepayment.FULL_AND_PARTIAL, PartialPolicy.REDUCE_TERM);
    Loan once =
        LoanRepayments.apply(
                loan, quote(loan, RepaymentKind.EARLY_PARTIAL, VALUE_DATE.plusDays(10), 106_000))
            .loan();
    Loan twice =
        LoanRepayments.apply(
                once, quote(once, RepaymentKind.EARLY_PARTIAL, VALUE_DATE.plusDays(20), 105_500))
            .loan();

    // After 1,000 and 1,000: 10,000 are left, ten days bear 50.00, and 4,120.60 is still the row.
    assertThat(rows(twice))
        .containsExactly(
            "2026-12-23 607060+16500 paid 200000+11500",
            "2027-01-23 403166+8894 paid 0+0",
            "2027-02-23 189774+2847 paid 0+0");
  }

  @Test
  void whatIsOverdueIsPaidFirstAndBooksItsPenalty() {
    Loan loan = threeMonths();
    var applied =
        LoanRepayments.apply(
            loan, quote(loan, RepaymentKind.EARLY_PARTIAL, DUE_1.plusDays(4), 500_000));
    LoanInstalment first = applied.loan().instalments().getFirst();

    assertThat(first.isPaid()).isTrue();
    assertThat(first.paid().penalty()).isEqualTo(Money.fen(1_051));
    assertThat(applied.loan().instalments().get(1).paid())
        .isEqualTo(Components.of(Money.fen(85_277), Money.fen(1_612)));
    assertThat(applied.loan().interestFrom()).isEqualTo(DUE_1.plusDays(4));
    assertThat(applied.loan().isOverdueOn(DUE_1.plusDays(5))).isFalse();
  }

  @Test
  void aPartPaidAfterAnInstalmentPaidAheadChangesTheLaterOnesOnly() {
    Loan loan = threeMonths();
    Loan ahead =
        LoanRepayments.apply(loan, quote(loan, RepaymentKind.SCHEDULED, VALUE_DATE)).loan();
    Loan after =
        LoanRepayments.apply(ahead, quote(ahead, RepaymentKind.EARLY_PARTIAL, VALUE_DATE, 405_940))
            .loan();

    // 4,000.00 are left from 23 December on: two rows of 2,045.11 and the remainder.
    assertThat(rows(after))
        .containsExactly(
            "2026-12-23 394060+18000 paid 394060+18000",
            "2027-01-23 604451+6000 paid 405940+0",
            "2027-02-23 201489+3022 paid 0+0");
    assertThat(after.interestFrom()).isEqualTo(DUE_1);
  }

  @Test
  void aQuoteHoldsForOneVersionOfItsLoan() {
    Loan loan = threeMonths();
    var quote = quote(loan, RepaymentKind.SCHEDULED, VALUE_DATE);
    Loan changed = LoanRepayments.apply(loan, quote).loan();

    assertThatThrownBy(() -> LoanRepayments.apply(changed, quote))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aLoanIsOverdueFromTheDayAfterItsDueDate() {
    assertThat(threeMonths().isOverdueOn(DUE_1)).isFalse();
    assertThat(threeMonths().isOverdueOn(DUE_1.plusDays(1))).isTrue();
  }

  @Test
  void instalmentsHoldThePrincipalLentAndNoMoreIsPaidThanDue() {
    Loan loan = threeMonths();
    assertThatThrownBy(() ->
            new Loan(
                loan.id(),
                Money.fen(1_200_001),
                loan.terms(),
                VALUE_DATE,
                VALUE_DATE,
                1,
                loan.instalments()))
        .isInstanceOf(IllegalArgumentException.class);
    var one = Components.of(Money.fen(1), Money.fen(0));
    assertThatThrownBy(() -> new LoanInstalment(1, DUE_1, Components.none(Money.CNY), one))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
