package io.ebbgate.core.lending.closing;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.core.Seeded;
import io.ebbgate.core.lending.Loan;
import io.ebbgate.core.lending.LoanRepayments;
import io.ebbgate.core.lending.Loans;
import io.ebbgate.core.lending.RandomLoans;
import io.ebbgate.core.lending.RepaymentKind;
import io.ebbgate.core.lending.RepaymentQuote;
import io.ebbgate.core.lending.RepaymentQuotes;
import io.ebbgate.core.lending.allocation.Allocations;
import io.ebbgate.core.lending.overdue.Bucket;
import io.ebbgate.core.lending.overdue.CollectionStage;
import io.ebbgate.core.lending.overdue.DelinquencyTerms;
import io.ebbgate.core.lending.overdue.RiskClass;
import io.ebbgate.core.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoanDayTest {
  private static final DelinquencyTerms STEPS = DelinquencyTerms.usual();
  private static final List<RepaymentKind> KINDS = List.of(RepaymentKind.values());

  private static LoanDay on(Loan loan, String date) {
    return LoanDay.of(loan, LocalDate.parse(date), STEPS);
  }

  /** 12,000.00 at 18 % is 6.00 a day at first; 180.00, 120.89 and 60.90 on the due days. */
  @ParameterizedTest
  @CsvSource({
    "2026-11-23, 0",
    "2026-11-24, 600",
    "2026-12-03, 6000",
    "2026-12-22, 17400",
    "2026-12-23, 18000",
    "2026-12-24, 18403",
    "2027-01-22, 29686",
    "2027-01-23, 30089",
    "2027-02-23, 36179",
    "2027-06-01, 36179"
  })
  void interestIsEarnedByTheDayAndNoMoreThanThePlanHolds(String date, long fen) {
    var day = on(Loans.threeMonths(), date);

    assertThat(day.interestEarned()).isEqualTo(Money.fen(fen));
    assertThat(day.interestReceivable()).isEqualTo(Money.fen(fen));
  }

  /** 24 % a year on 3,940.60, then also on 3,999.71. */
  @ParameterizedTest
  @CsvSource({
    "2026-12-23, 0, CURRENT, NORMAL, BEFORE_DUE, 0",
    "2026-12-26, 3, M1, SPECIAL_MENTION, MESSAGES, 0",
    "2026-12-27, 4, M1, SPECIAL_MENTION, MESSAGES, 1051",
    "2027-01-22, 30, M1, SPECIAL_MENTION, AGENTS_EARLY, 7881",
    "2027-01-31, 39, M2, SPECIAL_MENTION, AGENTS_MIDDLE, 12379",
  })
  void latenessAndItsPenaltyAreThoseOfTheDay(
      String date,
      long days,
      Bucket bucket,
      RiskClass riskClass,
      CollectionStage stage,
      long penalty) {
    var day = on(Loans.threeMonths(), date);

    assertThat(day.delinquency().daysOverdue()).isEqualTo(days);
    assertThat(day.delinquency().bucket()).isEqualTo(bucket);
    assertThat(day.delinquency().riskClass()).isEqualTo(riskClass);
    assertThat(day.delinquency().stage()).isEqualTo(stage);
    assertThat(day.penaltyEarned()).isEqualTo(Money.fen(penalty));
    assertThat(day.outstanding()).isEqualTo(Money.fen(1_200_000));
  }

  @Test
  void whatIsPaidIsReceivableNoMoreAndStaysEarned() {
    var loan = Loans.threeMonths();
    var due = LocalDate.parse("2026-12-23");
    var quote =
        (RepaymentQuote)
            RepaymentQuotes.quote(loan, RepaymentKind.SCHEDULED, due, Optional.empty());
    var paid = LoanRepayments.apply(loan, quote).loan();

    var day = on(paid, "2026-12-24");

    assertThat(day.interestEarned()).isEqualTo(Money.fen(18_403));
    assertThat(day.interestReceivable()).isEqualTo(Money.fen(403));
    assertThat(day.outstanding()).isEqualTo(Money.fen(1_200_000 - 394_060));
  }

  @Test
  void aVoidedLoanHasEarnedNothing() {
    var day = on(Loans.threeMonths().asVoided(), "2027-02-01");

    assertThat(day.interestEarned().isZero()).isTrue();
    assertThat(day.penaltyEarned().isZero()).isTrue();
    assertThat(day.interestReceivable().isZero()).isTrue();
    assertThat(day.penaltyReceivable().isZero()).isTrue();
    assertThat(day.outstanding().isZero()).isTrue();
    assertThat(day.delinquency().daysOverdue()).isZero();
  }

  @Test
  void withoutPaymentsWhatIsEarnedOnlyGrowsAndEndsAsThePlan() {
    Seeded.times(
        2_000,
        random -> {
          Loan loan = RandomLoans.any(random);
          if (loan.terms().servicing().accelerateAfterDays() > 0) {
            return;
          }
          long before = 0;
          var last = loan.instalments().getLast().dueDate();
          for (var date = loan.valueDate();
              date.isBefore(last);
              date = date.plusDays(1 + random.nextInt(9))) {
            long earned = LoanDay.of(loan, date, STEPS).interestEarned().minor();
            assertThat(earned).isGreaterThanOrEqualTo(before);
            before = earned;
          }
          long planned =
              loan.instalments().stream().mapToLong(row -> row.due().interest().minor()).sum();
          assertThat(before).isLessThanOrEqualTo(planned);
          assertThat(LoanDay.of(loan, last, STEPS).interestEarned().minor()).isEqualTo(planned);
        });
  }

  @Test
  void whateverIsPaidWasEarned() {
    Seeded.times(
        5_000,
        random -> {
          Loan loan = RandomLoans.any(random);
          var date = loan.valueDate();
          for (int step = 0; step < 10 && !loan.isSettled(); step++) {
            loan = paid(loan, date, random);
            var day = LoanDay.of(loan, date, STEPS);
            assertThat(day.interestReceivable().minor()).isNotNegative();
            assertThat(day.penaltyReceivable().minor()).isNotNegative();
            date = date.plusDays(random.nextInt(40));
          }
        });
  }

  private static Loan paid(Loan loan, LocalDate date, Random random) {
    var kind = KINDS.get(random.nextInt(KINDS.size()));
    Optional<Money> amount =
        switch (kind) {
          case EARLY_PARTIAL -> Optional.of(Money.fen(1 + random.nextInt(1_000_000)));
          default -> Optional.empty();
        };
    return Allocations.quote(loan, kind, date, amount) instanceof RepaymentQuote quote
        ? Allocations.apply(loan, quote).loan()
        : loan;
  }
}
