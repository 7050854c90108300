package io.ebbgate.core.lending;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.core.money.AnnualRate;
import io.ebbgate.core.money.Components;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.money.Rounding;
import io.ebbgate.core.product.DayCount;
import io.ebbgate.core.product.EarlyRepayment;
import io.ebbgate.core.product.PartialPolicy;
import io.ebbgate.core.product.RepaymentMethod;
import io.ebbgate.core.product.servicing.EarlyFee;
import io.ebbgate.core.product.servicing.PenaltyBase;
import io.ebbgate.core.schedule.PlanRule;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** 12,000 yuan at 12 % over three months from the 23rd of November, by each method's own rule. */
class MethodsRepaidEarlyTest {

  private static final LocalDate VALUE_DATE = LocalDate.of(2026, 11, 23);

  /** Twelve days into the second month. */
  private static final LocalDate IN_SECOND = LocalDate.of(2027, 1, 4);

  private static final AnnualRate RATE = AnnualRate.parse("0.12");

  private static Loan loan(
      RepaymentMethod method, PartialPolicy partial, EarlyFee fee, OverdueTerms overdue) {
    var terms =
        new LoanTerms(
            PlanRule.monthly(method),
            RATE,
            DayCount.THIRTY_360,
            Rounding.HALF_UP,
            EarlyRepayment.FULL_AND_PARTIAL,
            partial,
            fee,
            23,
            overdue);
    return Loans.open(Money.fen(1_200_000), terms, 3, VALUE_DATE);
  }

  private static Loan loan(RepaymentMethod method, EarlyFee fee) {
    return loan(method, PartialPolicy.REDUCE_INSTALMENT, fee, usual());
  }

  private static OverdueTerms usual() {
    return OverdueTerms.defaults(RATE, AnnualRate.parse("0.24"));
  }

  private static RepaymentQuote quote(
      Loan loan, RepaymentKind kind, LocalDate date, Optional<Money> amount) {
    return (RepaymentQuote) RepaymentQuotes.quote(loan, kind, date, amount);
  }

  private static Loan firstPaid(Loan loan) {
    var due = LocalDate.of(2026, 12, 23);
    return LoanRepayments.apply(loan, quote(loan, RepaymentKind.SCHEDULED, due, Optional.empty()))
        .loan();
  }

  private static RepaymentQuote inFull(Loan loan) {
    return quote(loan, RepaymentKind.EARLY_FULL, IN_SECOND, Optional.empty());
  }

  @Test
  void aFlatLoanOwesInterestByDayOnWhatIsOutstanding() {
    var loan = firstPaid(loan(RepaymentMethod.FLAT_RATE, EarlyFee.NONE));

    // Eleven days of 30/360 from the 23rd to the 4th on 8,000: not on the 12,000 first lent.
    assertThat(inFull(loan).components())
        .isEqualTo(Components.of(Money.fen(800_000), Money.fen(2_933)));
  }

  @Test
  void principalFirstOwesTheInterestOfAllDaysSoFarInOneRounding() {
    var loan = firstPaid(loan(RepaymentMethod.PRINCIPAL_FIRST, EarlyFee.NONE));

    // A month of 12,000 is 120.00; eleven days of 8,000 are 29.333.
    assertThat(inFull(loan).components())
        .isEqualTo(Components.of(Money.fen(800_000), Money.fen(14_933)));
  }

  @Test
  void principalFirstBearsNoInterestForDaysThatHaveNotRunWhenARowWasPaidAhead() {
    var valueDate = LocalDate.of(2027, 1, 1);
    var terms =
        new LoanTerms(
            PlanRule.monthly(RepaymentMethod.PRINCIPAL_FIRST),
            RATE,
            DayCount.THIRTY_360,
            Rounding.HALF_UP,
            EarlyRepayment.FULL_ONLY,
            PartialPolicy.REDUCE_INSTALMENT,
            EarlyFee.NONE,
            1,
            usual());
    var loan = Loans.open(Money.fen(1_000_000), terms, 2, valueDate);
    var ahead = quote(loan, RepaymentKind.SCHEDULED, LocalDate.of(2027, 1, 10), Optional.empty());
    var paid = LoanRepayments.apply(loan, ahead).loan();

    assertThat(ahead.components()).isEqualTo(Components.of(Money.fen(500_000), Money.fen(0)));
    // Fourteen days of 10,000 are 46.667, not the 100.00 of a whole month.
    assertThat(inFull(paid, LocalDate.of(2027, 1, 15)))
        .isEqualTo(Components.of(Money.fen(500_000), Money.fen(4_667)));
    assertThat(inFull(paid, valueDate)).isEqualTo(Components.of(Money.fen(500_000), Money.fen(0)));
    // From the due day on the row is off the balance: ten days of 5,000 are 16.667.
    assertThat(inFull(paid, LocalDate.of(2027, 2, 1)))
        .isEqualTo(Components.of(Money.fen(500_000), Money.fen(10_000)));
    assertThat(inFull(paid, LocalDate.of(2027, 2, 11)))
        .isEqualTo(Components.of(Money.fen(500_000), Money.fen(11_667)));
  }

  private static Components inFull(Loan loan, LocalDate date) {
    return quote(loan, RepaymentKind.EARLY_FULL, date, Optional.empty()).components();
  }

  @Test
  void interestFirstKeepsItsFormAfterAPartialRepayment() {
    var loan = firstPaid(loan(RepaymentMethod.INTEREST_FIRST, EarlyFee.NONE));
    // Eleven days of 12,000 are 44.00, so 6,000 of it is principal.
    var part = quote(loan, RepaymentKind.EARLY_PARTIAL, IN_SECOND, Optional.of(Money.fen(604_400)));

    var after = LoanRepayments.apply(loan, part).loan();

    assertThat(part.components()).isEqualTo(Components.of(Money.fen(600_000), Money.fen(4_400)));
    // Nineteen days of the running month on 6,000, then a whole one with all principal.
    assertThat(after.instalments().get(1).open())
        .isEqualTo(Components.of(Money.fen(0), Money.fen(3_800)));
    assertThat(after.instalments().get(2).open())
        .isEqualTo(Components.of(Money.fen(600_000), Money.fen(6_000)));
  }

  @Test
  void equalPrincipalKeepsItsPartWhenTheTermIsReduced() {
    var whole =
        loan(RepaymentMethod.EQUAL_PRINCIPAL, PartialPolicy.REDUCE_TERM, EarlyFee.NONE, usual());
    var part =
        quote(whole, RepaymentKind.EARLY_PARTIAL, VALUE_DATE, Optional.of(Money.fen(500_000)));

    var after = LoanRepayments.apply(whole, part).loan();

    assertThat(after.instalments()).hasSize(2);
    assertThat(after.instalments().get(0).open().principal()).isEqualTo(Money.fen(400_000));
    assertThat(after.instalments().get(1).open().principal()).isEqualTo(Money.fen(300_000));
  }

  @Test
  void repayingInFullEarlyCostsTheFeeOnPrincipalThatIsNotDue() {
    var loan = firstPaid(loan(RepaymentMethod.FLAT_RATE, new EarlyFee(10_000, 100)));
    var quote = inFull(loan);

    assertThat(quote.components().fee()).isEqualTo(Money.fen(8_000));
    var after = LoanRepayments.apply(loan, quote).loan();
    assertThat(after.isSettled()).isTrue();
    assertThat(after.instalments().get(1).paid().fee()).isEqualTo(Money.fen(8_000));
  }

  @Test
  void theFeeHasAMinimumAndNoneWhereNothingIsEarly() {
    var fee = new EarlyFee(10_000, 500);

    assertThat(fee.of(Money.fen(1), Rounding.HALF_UP)).isEqualTo(Money.fen(500));
    assertThat(fee.of(Money.fen(0), Rounding.HALF_UP)).isEqualTo(Money.fen(0));
    var loan = loan(RepaymentMethod.BULLET, fee);
    var atTheEnd =
        quote(loan, RepaymentKind.EARLY_FULL, LocalDate.of(2027, 2, 23), Optional.empty());
    assertThat(atTheEnd.components().fee()).isEqualTo(Money.fen(0));
  }

  @Test
  void aPartThatIsNoMoreThanTheFeeIsRefused() {
    var loan = loan(RepaymentMethod.BULLET, new EarlyFee(0, 500));

    var answer =
        RepaymentQuotes.quote(
            loan, RepaymentKind.EARLY_PARTIAL, VALUE_DATE, Optional.of(Money.fen(500)));

    assertThat(answer).isInstanceOf(RepaymentRefusal.class);
    assertThat(((RepaymentRefusal) answer).code())
        .isEqualTo(RepaymentRefusal.Code.AMOUNT_TOO_SMALL);
  }

  @Test
  void penaltyRunsOnInterestTooWhereTheProductSaysSo() {
    var usual = usual();
    var onBoth =
        new OverdueTerms(
            usual.penaltyRate(),
            usual.daysInYear(),
            usual.graceDays(),
            PenaltyBase.OVERDUE_PRINCIPAL_AND_INTEREST);
    var loan =
        loan(
            RepaymentMethod.EQUAL_PRINCIPAL,
            PartialPolicy.REDUCE_INSTALMENT,
            EarlyFee.NONE,
            onBoth);

    // Ten days at 18 % on 4,000 and 120.
    var tenDaysLate =
        quote(loan, RepaymentKind.OVERDUE, LocalDate.of(2027, 1, 2), Optional.empty());
    assertThat(tenDaysLate.components().penalty()).isEqualTo(Money.fen(2_060));
  }
}
