package io.ebbgate.core.lending;

import static io.ebbgate.core.lending.Loans.VALUE_DATE;
import static io.ebbgate.core.lending.Loans.threeMonths;
import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.core.lending.RepaymentRefusal.Code;
import io.ebbgate.core.money.Components;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.product.DayCount;
import io.ebbgate.core.product.EarlyRepayment;
import io.ebbgate.core.product.PartialPolicy;
import io.ebbgate.core.product.RepaymentMethod;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepaymentQuotesTest {

  private static final LocalDate DUE_1 = LocalDate.of(2026, 12, 23);
  private static final LocalDate DUE_2 = LocalDate.of(2027, 1, 23);
  private static final LocalDate LAST_DUE = LocalDate.of(2027, 2, 23);

  private static RepaymentAnswer ask(Loan loan, RepaymentKind kind, LocalDate date) {
    return RepaymentQuotes.quote(loan, kind, date, Optional.empty());
  }

  private static RepaymentAnswer ask(Loan loan, RepaymentKind kind, LocalDate date, long fen) {
    return RepaymentQuotes.quote(loan, kind, date, Optional.of(Money.fen(fen)));
  }

  private static Components costs(RepaymentAnswer answer) {
    assertThat(answer).isInstanceOf(RepaymentQuote.class);
    return ((RepaymentQuote) answer).components();
  }

  private static Code refused(RepaymentAnswer answer) {
    assertThat(answer).isInstanceOf(RepaymentRefusal.class);
    return ((RepaymentRefusal) answer).code();
  }

  private static Components fen(long principal, long interest, long penalty) {
    return new Components(
        Money.fen(principal), Money.fen(interest), Money.fen(0), Money.fen(penalty));
  }

  private static Loan paid(Loan loan, RepaymentKind kind, LocalDate date) {
    return LoanRepayments.apply(loan, (RepaymentQuote) ask(loan, kind, date)).loan();
  }

  @Test
  void theNextInstalmentCanBePaidFromTheValueDateOnWithItsWholeInterest() {
    assertThat(costs(ask(threeMonths(), RepaymentKind.SCHEDULED, VALUE_DATE)))
        .isEqualTo(fen(394_060, 18_000, 0));
    assertThat(costs(ask(threeMonths(), RepaymentKind.SCHEDULED, DUE_1)))
        .isEqualTo(fen(394_060, 18_000, 0));
  }

  @Test
  void theOneAfterItWaitsForThePreviousDueDate() {
    Loan loan = paid(threeMonths(), RepaymentKind.SCHEDULED, VALUE_DATE);

    assertThat(refused(ask(loan, RepaymentKind.SCHEDULED, DUE_1.minusDays(1))))
        .isEqualTo(Code.NOTHING_DUE);
    assertThat(costs(ask(loan, RepaymentKind.SCHEDULED, DUE_1))).isEqualTo(fen(399_971, 12_089, 0));
  }

  @Test
  void everythingOnTheValueDateIsThePrincipalAlone() {
    assertThat(costs(ask(threeMonths(), RepaymentKind.EARLY_FULL, VALUE_DATE)))
        .isEqualTo(fen(1_200_000, 0, 0));
  }

  @ParameterizedTest
  @CsvSource({
    // 12,000 at 18 % is 6.00 a day.
    "2026-11-24, 1200000, 600",
    "2026-12-03, 1200000, 6000",
    // 30/360: the 30th is the seventh day, the 1st of December the eighth.
    "2026-11-30, 1200000, 4200",
    "2026-12-01, 1200000, 4800",
    "2026-12-22, 1200000, 17400",
    "2026-12-23, 1200000, 18000"
  })
  void everythingLaterIsPrincipalWithInterestToTheDay(
      LocalDate date, long principal, long interest) {
    assertThat(costs(ask(threeMonths(), RepaymentKind.EARLY_FULL, date)))
        .isEqualTo(fen(principal, interest, 0));
  }

  @Test
  void afterAnInstalmentPaidAheadNoInterestRunsUntilItsDueDate() {
    Loan loan = paid(threeMonths(), RepaymentKind.SCHEDULED, VALUE_DATE);

    assertThat(costs(ask(loan, RepaymentKind.EARLY_FULL, VALUE_DATE.plusDays(20))))
        .isEqualTo(fen(805_940, 0, 0));
    // 8,059.40 at 18 % for ten days of 30/360 is 40.297.
    assertThat(costs(ask(loan, RepaymentKind.EARLY_FULL, LocalDate.of(2027, 1, 3))))
        .isEqualTo(fen(805_940, 4_030, 0));
  }

  @Test
  void withinGraceAnOverdueInstalmentBearsNoPenalty() {
    assertThat(costs(ask(threeMonths(), RepaymentKind.OVERDUE, DUE_1.plusDays(3))))
        .isEqualTo(fen(394_060, 18_000, 0));
  }

  @Test
  void afterGraceTheDaysOfGraceAreOwedTooOnOverduePrincipalOnly() {
    // 3,940.60 at min(27 %, 24 %) for four days is 10.508.
    assertThat(costs(ask(threeMonths(), RepaymentKind.OVERDUE, DUE_1.plusDays(4))))
        .isEqualTo(fen(394_060, 18_000, 1_051));
  }

  @Test
  void everyOverdueInstalmentBearsItsOwnPenalty() {
    // 3,940.60 for 41 days is 107.709; 3,999.71 for ten days is 26.665.
    assertThat(costs(ask(threeMonths(), RepaymentKind.OVERDUE, DUE_2.plusDays(10))))
        .isEqualTo(fen(394_060 + 399_971, 18_000 + 12_089, 10_771 + 2_666));
  }

  @Test
  void overduePrincipalBearsPenaltyAndTheRestInterestNeverBoth() {
    // The running instalment's interest is on 8,059.40 only: four days are 16.119.
    assertThat(costs(ask(threeMonths(), RepaymentKind.EARLY_FULL, DUE_1.plusDays(4))))
        .isEqualTo(fen(1_200_000, 18_000 + 1_612, 1_051));
  }

  @Test
  void anOverdueInstalmentIsStillTheNextOneAndCostsItsPenalty() {
    assertThat(costs(ask(threeMonths(), RepaymentKind.SCHEDULED, DUE_2.plusDays(10))))
        .isEqualTo(fen(394_060, 18_000, 10_771));
  }

  @Test
  void nothingIsDueBeforeTheDueDate() {
    assertThat(refused(ask(threeMonths(), RepaymentKind.OVERDUE, DUE_1.minusDays(1))))
        .isEqualTo(Code.NOTHING_DUE);
    assertThat(costs(ask(threeMonths(), RepaymentKind.OVERDUE, DUE_1)))
        .isEqualTo(fen(394_060, 18_000, 0));
  }

  @Test
  void aPartPaysWhatIsDueThenInterestToTheDayThenPrincipal() {
    LocalDate date = DUE_1.plusDays(4);
    // Due: 3,940.60 + 180.00 + 10.51; interest to the day 16.12; so 852.77 of principal.
    assertThat(costs(ask(threeMonths(), RepaymentKind.EARLY_PARTIAL, date, 500_000)))
        .isEqualTo(fen(394_060 + 85_277, 18_000 + 1_612, 1_051));
  }

  @Test
  void aPartMustCoverWhatComesFirstAndOneFenOfPrincipal() {
    LocalDate date = VALUE_DATE.plusDays(10);

    assertThat(refused(ask(threeMonths(), RepaymentKind.EARLY_PARTIAL, date, 6_000)))
        .isEqualTo(Code.AMOUNT_TOO_SMALL);
    assertThat(costs(ask(threeMonths(), RepaymentKind.EARLY_PARTIAL, date, 6_001)))
        .isEqualTo(fen(1, 6_000, 0));
    assertThat(refused(ask(threeMonths(), RepaymentKind.EARLY_PARTIAL, date)))
        .isEqualTo(Code.AMOUNT_TOO_SMALL);
  }

  @Test
  void aPartOfAllIsAllAndMoreIsRefused() {
    LocalDate date = VALUE_DATE.plusDays(10);

    assertThat(costs(ask(threeMonths(), RepaymentKind.EARLY_PARTIAL, date, 1_206_000)))
        .isEqualTo(fen(1_200_000, 6_000, 0));
    assertThat(refused(ask(threeMonths(), RepaymentKind.EARLY_PARTIAL, date, 1_206_001)))
        .isEqualTo(Code.AMOUNT_ABOVE_OWED);
  }

  @Test
  void anAmountGivenForAnotherKindMustBeWhatItCosts() {
    Loan loan = threeMonths();

    assertThat(costs(ask(loan, RepaymentKind.SCHEDULED, DUE_1, 412_060)))
        .isEqualTo(fen(394_060, 18_000, 0));
    assertThat(refused(ask(loan, RepaymentKind.SCHEDULED, DUE_1, 412_059)))
        .isEqualTo(Code.AMOUNT_TOO_SMALL);
    assertThat(refused(ask(loan, RepaymentKind.EARLY_FULL, DUE_1, 1_218_001)))
        .isEqualTo(Code.AMOUNT_ABOVE_OWED);
  }

  @Test
  void theProductSaysWhatMayBeRepaidEarly() {
    Loan none = threeMonths(EarlyRepayment.NONE, PartialPolicy.REDUCE_TERM);
    Loan full = threeMonths(EarlyRepayment.FULL_ONLY, PartialPolicy.REDUCE_TERM);

    assertThat(refused(ask(none, RepaymentKind.EARLY_FULL, DUE_1)))
        .isEqualTo(Code.EARLY_REPAYMENT_NOT_ALLOWED);
    assertThat(refused(ask(none, RepaymentKind.EARLY_PARTIAL, DUE_1, 500_000)))
        .isEqualTo(Code.EARLY_REPAYMENT_NOT_ALLOWED);
    assertThat(refused(ask(full, RepaymentKind.EARLY_PARTIAL, DUE_1, 500_000)))
        .isEqualTo(Code.EARLY_REPAYMENT_NOT_ALLOWED);
    assertThat(ask(full, RepaymentKind.EARLY_FULL, DUE_1)).isInstanceOf(RepaymentQuote.class);
    assertThat(ask(none, RepaymentKind.SCHEDULED, VALUE_DATE)).isInstanceOf(RepaymentQuote.class);
    // On the last due date nothing is early any more.
    assertThat(ask(none, RepaymentKind.EARLY_FULL, LAST_DUE)).isInstanceOf(RepaymentQuote.class);
  }

  @Test
  void aSettledLoanOwesNothing() {
    Loan settled = paid(threeMonths(), RepaymentKind.EARLY_FULL, VALUE_DATE);

    for (RepaymentKind kind : RepaymentKind.values()) {
      assertThat(refused(ask(settled, kind, LAST_DUE))).isEqualTo(Code.LOAN_SETTLED);
    }
    assertThat(Code.LOAN_SETTLED.code()).isEqualTo("loan-settled");
  }

  @Test
  void aVoidLoanOwesNothingAndKeepsItsScheduleWhetherItWasSettledOrNot() {
    for (Loan loan :
        List.of(threeMonths(), paid(threeMonths(), RepaymentKind.EARLY_FULL, VALUE_DATE))) {
      Loan voided = loan.asVoided();

      for (RepaymentKind kind : RepaymentKind.values()) {
        assertThat(refused(ask(voided, kind, LAST_DUE))).isEqualTo(Code.LOAN_VOIDED);
      }
      assertThat(RepaymentQuotes.owedOn(voided, LAST_DUE).isZero()).isTrue();
      assertThat(voided.outstanding().isZero()).isTrue();
      assertThat(voided.isOverdueOn(LAST_DUE.plusDays(9))).isFalse();
      assertThat(voided.stateName()).isEqualTo("Voided");
      assertThat(voided.instalments()).isEqualTo(loan.instalments());
      assertThat(voided.version()).isEqualTo(loan.version() + 1);
    }
  }

  @Test
  void aMonthOfThirtyDaysIsNeverChargedMore() {
    // The 28th of February to the 30th of March would be 32 days under 30E/360.
    Loan loan =
        Loans.loan(
            Money.fen(1_200_000),
            RepaymentMethod.BULLET,
            1,
            DayCount.THIRTY_360,
            EarlyRepayment.FULL_ONLY,
            PartialPolicy.REDUCE_TERM,
            LocalDate.of(2027, 2, 28),
            31);

    assertThat(costs(ask(loan, RepaymentKind.EARLY_FULL, LocalDate.of(2027, 3, 30))))
        .isEqualTo(fen(1_200_000, 18_000, 0));
    assertThat(costs(ask(loan, RepaymentKind.EARLY_FULL, LocalDate.of(2027, 3, 31))))
        .isEqualTo(fen(1_200_000, 18_000, 0));
  }

  @Test
  void actualDaysAreCountedOnTheCalendar() {
    Loan loan =
        Loans.loan(
            Money.fen(1_200_000),
            RepaymentMethod.BULLET,
            6,
            DayCount.ACTUAL_365,
            EarlyRepayment.FULL_ONLY,
            PartialPolicy.REDUCE_TERM,
            VALUE_DATE,
            23);

    // 100 days of 5.9178...
    assertThat(costs(ask(loan, RepaymentKind.EARLY_FULL, VALUE_DATE.plusDays(100))))
        .isEqualTo(fen(1_200_000, 59_178, 0));
  }
}
