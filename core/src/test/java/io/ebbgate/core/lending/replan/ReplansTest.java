package io.ebbgate.core.lending.replan;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.core.Seeded;
import io.ebbgate.core.lending.Loan;
import io.ebbgate.core.lending.LoanInstalment;
import io.ebbgate.core.lending.Loans;
import io.ebbgate.core.lending.RandomLoans;
import io.ebbgate.core.lending.RepaymentKind;
import io.ebbgate.core.lending.RepaymentQuotes;
import io.ebbgate.core.lending.allocation.Allocations;
import io.ebbgate.core.money.Components;
import io.ebbgate.core.money.Money;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Three months, 12,000 yuan at 18 %, 30/360: 3,940.60 + 180.00 due on 2026-12-23, then 3,999.71 +
 * 120.89 and 4,059.69 + 60.90.
 */
class ReplansTest {

  private static final LocalDate VALUE = LocalDate.of(2026, 11, 23);
  private static final LocalDate DAY = LocalDate.of(2026, 12, 3);

  private static List<Long> interest(Loan loan) {
    return loan.instalments().stream().map(row -> row.due().interest().minor()).toList();
  }

  private static List<Long> principal(Loan loan) {
    return loan.instalments().stream().map(row -> row.due().principal().minor()).toList();
  }

  @Test
  void anExtensionSpreadsThePrincipalOverMoreInstalments() {
    Loan loan = Replans.extended(Loans.threeMonths(), DAY, 3);

    // The level payment of six months: 2,106.30.
    assertThat(loan.instalments()).hasSize(6);
    assertThat(loan.instalments().getFirst().due().total()).isEqualTo(Money.fen(210_630));
    assertThat(principal(loan).stream().mapToLong(Long::longValue).sum()).isEqualTo(1_200_000);
  }

  @Test
  void extendingAndShorteningAgainIsTheFirstPlan() {
    Loan loan = Loans.threeMonths();
    Loan back = Replans.shortened(Replans.extended(loan, DAY, 3), DAY, 3);

    assertThat(back.instalments()).isEqualTo(loan.instalments());
  }

  @Test
  void aDeferralMovesInterestWithThePrincipalThatStaysLonger() {
    Loan loan = Replans.deferred(Loans.threeMonths(), DAY, 2, LocalDate.of(2027, 2, 3));

    assertThat(principal(loan)).isEqualTo(principal(Loans.threeMonths()));
    // 8,059.40 for 40 days, then 4,059.69 for 20 days: 161.19 and 40.60.
    assertThat(interest(loan)).containsExactly(18_000L, 16_119L, 4_060L);
  }

  @Test
  void afterAStopTheRunningPeriodKeepsItsInterestAndTheRestBearsNone() {
    Loan loan = Replans.stopped(Loans.threeMonths(), DAY);

    // 12,000 for ten days.
    assertThat(interest(loan)).containsExactly(6_000L, 0L, 0L);
    assertThat(RepaymentQuotes.owedOn(loan, DAY.plusDays(9)).interest())
        .isEqualTo(Money.fen(6_000));
    LocalDate late = LocalDate.of(2027, 3, 30);
    assertThat(RepaymentQuotes.owedOn(loan, late))
        .isEqualTo(Components.of(Money.fen(1_200_000), Money.fen(6_000)));
  }

  @Test
  void aSponsorBearsStatedDaysAndTheCustomerPaysTheRestOnce() {
    Relieved relieved = Reliefs.sponsor(Loans.threeMonths(), DAY, 7);
    Loan loan = relieved.loan();

    // 12,000 for seven days, from the value date on.
    assertThat(relieved.amounts().interest()).isEqualTo(Money.fen(4_200));
    assertThat(loan.interestFrom()).isEqualTo(VALUE.plusDays(7));
    assertThat(loan.instalments().getFirst().open().interest()).isEqualTo(Money.fen(13_800));
    // Ten days have run, seven are borne.
    assertThat(RepaymentQuotes.owedOn(loan, DAY).interest()).isEqualTo(Money.fen(1_800));
  }

  @Test
  void aSponsorBearsNoMoreThanTheRunningPeriod() {
    Relieved relieved = Reliefs.sponsor(Loans.threeMonths(), DAY, 400);

    assertThat(relieved.amounts().interest()).isEqualTo(Money.fen(18_000));
    assertThat(Reliefs.sponsor(relieved.loan(), DAY, 5).amounts().isZero()).isTrue();
  }

  @Test
  void waivedPenaltyDoesNotGrowAgain() {
    LocalDate late = LocalDate.of(2027, 1, 2);
    Components most = Reliefs.waivable(Loans.threeMonths(), late);
    assertThat(most.penalty()).isEqualTo(Money.fen(2_627));
    Loan loan = Reliefs.waive(Loans.threeMonths(), late, most).loan();

    LoanInstalment row = loan.instalments().getFirst();
    assertThat(loan.owedFor(row, late)).isEqualTo(row.open());
    assertThat(loan.owedFor(row, late.plusDays(10)).penalty()).isEqualTo(Money.fen(2_627));
    assertThat(Reliefs.waivable(loan, late).isZero()).isTrue();
  }

  @Test
  void everyChangedPlanCanBePaidOffAndKeepsItsPrincipal() {
    Seeded.times(
        20_000,
        random -> {
          Loan loan = RandomLoans.any(random);
          LocalDate date = loan.valueDate();
          for (int step = 0; step < 4; step++) {
            date = date.plusDays(1 + random.nextInt(40));
            Money some =
                Money.fen(
                    1 + random.nextLong(1 + RepaymentQuotes.owedOn(loan, date).total().minor()));
            LocalDate later = date.plusDays(1 + random.nextInt(60));
            int number = 1 + random.nextInt(loan.instalments().size());
            loan =
                switch (random.nextInt(7)) {
                  case 0 -> Replans.extended(loan, date, 1 + random.nextInt(6));
                  case 1 -> Replans.shortened(loan, date, 1 + random.nextInt(3));
                  case 2 -> Replans.deferred(loan, date, number, later);
                  case 3 -> Replans.stopped(loan, date);
                  case 4 -> Reliefs.sponsor(loan, date, 1 + random.nextInt(40)).loan();
                  case 5 -> Reliefs.waive(loan, date, Reliefs.waivable(loan, date)).loan();
                  default ->
                      Allocations.allocate(loan, RepaymentKind.EARLY_PARTIAL, date, some).loan();
                };
            LocalDate before = loan.valueDate();
            for (LoanInstalment row : loan.instalments()) {
              // What is accelerated can fall due with the instalment of that very day.
              assertThat(row.dueDate()).isAfterOrEqualTo(before);
              before = row.dueDate();
            }
          }
          LocalDate end = loan.instalments().getLast().dueDate().plusDays(random.nextInt(90));
          Money owed = RepaymentQuotes.owedOn(loan, end).total();
          Loan paid =
              Allocations.allocate(
                      loan, RepaymentKind.OVERDUE, end, owed.plus(Money.fen(10_000_000)))
                  .loan();
          assertThat(paid.isSettled()).isTrue();
          assertThat(principal(paid).stream().mapToLong(Long::longValue).sum())
              .isEqualTo(loan.principal().minor());
        });
  }
}
