package io.ebbgate.core.lending.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.core.lending.Loan;
import io.ebbgate.core.lending.Loans;
import io.ebbgate.core.lending.RepaymentKind;
import io.ebbgate.core.lending.RepaymentQuote;
import io.ebbgate.core.lending.RepaymentQuotes;
import io.ebbgate.core.lending.RepaymentRefusal;
import io.ebbgate.core.lending.overdue.DaySpan;
import io.ebbgate.core.lending.overdue.UncountedDays;
import io.ebbgate.core.money.Components;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.product.servicing.AllocationOrder;
import io.ebbgate.core.product.servicing.EarlyFee;
import io.ebbgate.core.product.servicing.PenaltyBase;
import io.ebbgate.core.product.servicing.ServicingTerms;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Three months, 12,000 yuan at 18 %: 3,940.60 + 180.00 due on 2026-12-23, then 3,999.71 + 120.89
 * and 4,059.69 + 60.90. Penalty runs at 24 % a year, which is the cap.
 */
class AllocationsTest {

  private static final LocalDate DUE = LocalDate.of(2026, 12, 23);

  private static Components of(long principal, long interest, long fee, long penalty) {
    return new Components(
        Money.fen(principal), Money.fen(interest), Money.fen(fee), Money.fen(penalty));
  }

  private static Allocated pay(Loan loan, LocalDate date, long fen) {
    return Allocations.allocate(loan, RepaymentKind.OVERDUE, date, Money.fen(fen));
  }

  private static Components owed(Loan loan, LocalDate date) {
    return ((RepaymentQuote)
            RepaymentQuotes.quote(loan, RepaymentKind.OVERDUE, date, Optional.empty()))
        .components();
  }

  private static ServicingTerms servicing(int accelerateAfter, long leastPart) {
    return new ServicingTerms(
        3,
        PenaltyBase.OVERDUE_PRINCIPAL,
        150,
        EarlyFee.NONE,
        AllocationOrder.USUAL,
        AllocationOrder.LONG_OVERDUE,
        90,
        accelerateAfter,
        leastPart);
  }

  @Test
  void interestIsPaidBeforePrincipalAndTheRestStaysOpen() {
    Allocated paid = pay(Loans.threeMonths(), DUE, 100_000);

    assertThat(paid.paid()).isEqualTo(of(82_000, 18_000, 0, 0));
    assertThat(paid.excess().isZero()).isTrue();
    assertThat(owed(paid.loan(), DUE)).isEqualTo(of(312_060, 0, 0, 0));
  }

  @Test
  void aPartPaidWithinGraceBearsNoPenaltyAndTheGraceDaysAreOwedOnTheRest() {
    Loan loan = pay(Loans.threeMonths(), DUE.plusDays(2), 118_000).loan();

    assertThat(owed(loan, DUE.plusDays(3)).penalty()).isEqualTo(Money.fen(0));
    // 2,940.60 for ten days at 24 % on 360 days.
    assertThat(owed(loan, DUE.plusDays(10))).isEqualTo(of(294_060, 0, 0, 1_960));
  }

  @Test
  void aPartPaidAfterGraceBearsPenaltyToItsDay() {
    // 3,940.60 for ten days: 26.27; it is paid first, then interest, then 973.73 of principal.
    Allocated first = pay(Loans.threeMonths(), DUE.plusDays(10), 118_000);

    assertThat(first.paid()).isEqualTo(of(97_373, 18_000, 0, 2_627));
    // To the thirtieth day: 973.73 for ten and 2,966.87 for thirty days, 65.83, less 26.27.
    assertThat(owed(first.loan(), DUE.plusDays(29)).penalty()).isEqualTo(Money.fen(3_758));
    assertThat(owed(first.loan(), DUE.plusDays(30)).penalty()).isEqualTo(Money.fen(3_956));
  }

  @Test
  void principalComesFirstAboveNinetyDaysAndThePenaltyOfItStaysOwed() {
    LocalDate day90 = DUE.plusDays(90);
    LocalDate day91 = DUE.plusDays(91);
    Loan loan = Loans.threeMonths();

    assertThat(pay(loan, day90, 100_000).paid().penalty().isPositive()).isTrue();
    Allocated late = pay(loan, day91, 394_060);
    assertThat(late.paid()).isEqualTo(of(394_060, 0, 0, 0));
    // 3,940.60 for 91 days at 24 %, and not a day more afterwards.
    assertThat(late.loan().instalments().getFirst().open()).isEqualTo(of(0, 18_000, 0, 23_906));
    assertThat(late.loan().owedFor(late.loan().instalments().getFirst(), day91.plusDays(300)))
        .isEqualTo(of(0, 18_000, 0, 23_906));
  }

  @Test
  void daysHeldByUsCountForNeitherGraceNorPenalty() {
    var held =
        Loans.threeMonths()
            .counting(UncountedDays.NONE.withHeld(new DaySpan(DUE.plusDays(1), DUE.plusDays(5))));

    assertThat(held.daysOverdueOn(DUE.plusDays(8))).isEqualTo(3);
    assertThat(owed(held, DUE.plusDays(8)).penalty()).isEqualTo(Money.fen(0));
    assertThat(owed(held, DUE.plusDays(15))).isEqualTo(owed(Loans.threeMonths(), DUE.plusDays(10)));
  }

  @Test
  void whatIsAboveAllThatIsDueIsExcessAndNoEarlyRepayment() {
    Allocated paid = pay(Loans.threeMonths(), DUE, 500_000);

    assertThat(paid.paid()).isEqualTo(of(394_060, 18_000, 0, 0));
    assertThat(paid.excess()).isEqualTo(Money.fen(87_940));
  }

  @Test
  void nothingIsAllocatedToALoanThatOwesNothing() {
    Loan settled =
        Allocations.allocate(
                Loans.threeMonths(), RepaymentKind.EARLY_FULL, DUE, Money.fen(9_000_000))
            .loan();

    assertThat(settled.isSettled()).isTrue();
    assertThat(pay(settled, DUE, 5).excess()).isEqualTo(Money.fen(5));
    assertThat(pay(Loans.threeMonths().asVoided(), DUE, 5).excess()).isEqualTo(Money.fen(5));
    assertThat(pay(Loans.threeMonths(), DUE.minusDays(1), 5).excess()).isEqualTo(Money.fen(5));
  }

  @Test
  void aQuoteForLessThanIsDueIsHeldAgainstTheLeastPart() {
    Loan loan = Loans.threeMonths(servicing(0, 50_000));

    assertThat(quote(loan, 49_999)).isInstanceOf(RepaymentRefusal.class);
    assertThat(((RepaymentQuote) quote(loan, 50_000)).components())
        .isEqualTo(of(32_000, 18_000, 0, 0));
    assertThat(quote(loan, 412_061)).isInstanceOf(RepaymentRefusal.class);
    Loan nearly = pay(loan, DUE, 412_000).loan();
    assertThat(((RepaymentQuote) quote(nearly, 60)).amount()).isEqualTo(Money.fen(60));
    assertThat(quote(nearly, 59)).isInstanceOf(RepaymentRefusal.class);
    assertThat(quote(nearly, 0)).isInstanceOf(RepaymentRefusal.class);
  }

  private static Object quote(Loan loan, long fen) {
    return Allocations.quote(loan, RepaymentKind.OVERDUE, DUE, Optional.of(Money.fen(fen)));
  }

  @Test
  void onDayNinetyOneAllPrincipalFallsDueWithInterestToThatDayOnly() {
    Loan loan = Loans.threeMonths(servicing(90, 0));
    LocalDate day91 = DUE.plusDays(91);

    assertThat(Acceleration.dayOf(loan, day91)).contains(day91);
    assertThat(Acceleration.applied(loan, day91.minusDays(1))).isEqualTo(loan);
    // All three instalments have fallen due by then: nothing is left to fall due.
    assertThat(Acceleration.applied(loan, day91).instalments()).hasSize(3);
  }

  @Test
  void theRestFallsDueWithoutGraceAndBearsPenaltyFromTheNextDay() {
    Loan loan = Loans.threeMonths(servicing(10, 0));
    LocalDate day11 = DUE.plusDays(11);
    Loan due = Acceleration.applied(loan, day11.plusDays(5));

    assertThat(due.instalments()).hasSize(2);
    var rest = due.instalments().getLast();
    assertThat(rest.dueDate()).isEqualTo(day11);
    // 8,059.40 for 10 days from the 23rd to 3 January by 30E/360: 40.30.
    assertThat(rest.open()).isEqualTo(of(805_940, 4_030, 0, 0));
    assertThat(due.owedFor(rest, day11).penalty()).isEqualTo(Money.fen(0));
    assertThat(due.owedFor(rest, day11.plusDays(1)).penalty()).isEqualTo(Money.fen(537));
    assertThat(Acceleration.applied(due, day11.plusDays(400))).isEqualTo(due);
  }

  @Test
  void aPaymentThatEndsLatenessInTimeKeepsThePlan() {
    Loan loan = Loans.threeMonths(servicing(10, 0));
    Loan paid = pay(loan, DUE.plusDays(10), owed(loan, DUE.plusDays(10)).total().minor()).loan();

    assertThat(Acceleration.applied(paid, DUE.plusDays(30)).instalments()).hasSize(3);
  }

  @Test
  void aQuoteAfterAccelerationHoldsForTheVersionThatIsStored() {
    Loan loan = Loans.threeMonths(servicing(10, 0));
    var answer = Allocations.quote(loan, RepaymentKind.OVERDUE, DUE.plusDays(20), Optional.empty());

    assertThat(answer).isInstanceOf(RepaymentQuote.class);
    var quote = (RepaymentQuote) answer;
    assertThat(quote.loanVersion()).isEqualTo(loan.version());
    Allocated paid =
        Allocations.allocate(loan, RepaymentKind.OVERDUE, DUE.plusDays(20), quote.amount());
    assertThat(paid.paid()).isEqualTo(quote.components());
    assertThat(paid.loan().isSettled()).isTrue();
  }
}
