package io.ebbgate.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.core.money.AnnualRate;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.money.Rounding;
import io.ebbgate.core.product.DayCount;
import io.ebbgate.core.product.RepaymentMethod;
import io.ebbgate.core.product.plan.FeeDue;
import io.ebbgate.core.product.plan.FirstPeriod;
import io.ebbgate.core.product.plan.LevelRule;
import io.ebbgate.core.product.plan.ProductFee;
import io.ebbgate.core.product.plan.TermUnit;
import io.ebbgate.core.schedule.cost.PlanProblems;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchedulesTest {

  private static final LocalDate VALUE_DATE = LocalDate.of(2026, 11, 23);

  private static ScheduleTerms terms(
      RepaymentMethod method, long fen, String rate, int months, DayCount dayCount) {
    return terms(PlanRule.monthly(method), fen, rate, months, dayCount, 23, List.of());
  }

  private static ScheduleTerms terms(
      PlanRule rule,
      long fen,
      String rate,
      int periods,
      DayCount dayCount,
      int repaymentDay,
      List<ProductFee> fees) {
    return new ScheduleTerms(
        Money.fen(fen),
        AnnualRate.parse(rate),
        rule,
        periods,
        VALUE_DATE,
        dayCount,
        Rounding.HALF_UP,
        repaymentDay,
        FirstPeriod.LONG,
        fees);
  }

  private static List<Long> principals(ScheduleTerms terms) {
    return Schedules.plan(terms).instalments().stream()
        .map(row -> row.principal().minor())
        .toList();
  }

  private static List<Long> interests(ScheduleTerms terms) {
    return Schedules.plan(terms).instalments().stream().map(row -> row.interest().minor()).toList();
  }

  @Test
  void tenThousandAtATwentiethOfAPercentADayIsFiveADayAndEighteenHundredAYear() {
    var interest =
        new InterestTerms(
            AnnualRate.ofDaily(500, 360), DayCount.ACTUAL_360.daysInYear(), Rounding.HALF_UP);

    assertThat(interest.interest(Money.fen(1_000_000), 1)).isEqualTo(Money.fen(500));
    assertThat(interest.interest(Money.fen(1_000_000), 360)).isEqualTo(Money.fen(180_000));
  }

  @Test
  void aThousandAtEighteenPercentIsFifteenAMonth() {
    var schedule =
        Schedules.plan(terms(RepaymentMethod.BULLET, 100_000, "0.18", 1, DayCount.THIRTY_360));

    assertThat(schedule.totalInterest()).isEqualTo(Money.fen(1_500));
  }

  @Test
  void aBulletIsOneRowOfAllPrincipalAndInterest() {
    var schedule =
        Schedules.plan(terms(RepaymentMethod.BULLET, 1_000_000, "0.12", 6, DayCount.THIRTY_360));

    assertThat(schedule.instalments())
        .containsExactly(
            new Instalment(1, LocalDate.of(2027, 5, 23), Money.fen(1_000_000), Money.fen(60_000)));
  }

  @Test
  void aBulletWithActualDaysCountsTheCalendar() {
    // 23 November 2026 to 23 May 2027 are 181 days.
    assertThat(
            Schedules.plan(terms(RepaymentMethod.BULLET, 1_000_000, "0.12", 6, DayCount.ACTUAL_360))
                .totalInterest())
        .isEqualTo(Money.fen(60_333));
    assertThat(
            Schedules.plan(terms(RepaymentMethod.BULLET, 1_000_000, "0.12", 6, DayCount.ACTUAL_365))
                .totalInterest())
        .isEqualTo(Money.fen(59_507));
  }

  @Test
  void equalPrincipalBearsInterestOnWhatIsLeft() {
    var terms = terms(RepaymentMethod.EQUAL_PRINCIPAL, 1_000_000, "0.12", 3, DayCount.THIRTY_360);

    assertThat(principals(terms)).containsExactly(333_333L, 333_333L, 333_334L);
    assertThat(interests(terms)).containsExactly(10_000L, 6_667L, 3_333L);
  }

  @Test
  void interestFirstRepaysAllPrincipalAtTheEnd() {
    var terms = terms(RepaymentMethod.INTEREST_FIRST, 1_000_000, "0.12", 3, DayCount.ACTUAL_360);

    assertThat(principals(terms)).containsExactly(0L, 0L, 1_000_000L);
    // Thirty, thirty-one and thirty-one days.
    assertThat(interests(terms)).containsExactly(10_000L, 10_333L, 10_333L);
  }

  @Test
  void flatRateBearsInterestOnAllThatWasLent() {
    var terms = terms(RepaymentMethod.FLAT_RATE, 1_000_000, "0.12", 3, DayCount.THIRTY_360);

    assertThat(principals(terms)).containsExactly(333_333L, 333_333L, 333_334L);
    assertThat(interests(terms)).containsExactly(10_000L, 10_000L, 10_000L);
  }

  @Test
  void principalFirstPaysAllInterestInTheLastRowRoundedOnce() {
    var terms = terms(RepaymentMethod.PRINCIPAL_FIRST, 1_000_000, "0.12", 3, DayCount.THIRTY_360);

    assertThat(principals(terms)).containsExactly(333_333L, 333_333L, 333_334L);
    // A hundredth of 1,000,000, 666,667 and 333,334: 20,000.01 in all.
    assertThat(interests(terms)).containsExactly(0L, 0L, 20_000L);
  }

  @Test
  void aTermInWeeksFallsDueOnTheSameDayOfTheWeek() {
    var rule = new PlanRule(RepaymentMethod.EQUAL_PRINCIPAL, LevelRule.EXACT, TermUnit.WEEK, 2);
    var schedule =
        Schedules.plan(terms(rule, 1_000_000, "0.1825", 2, DayCount.ACTUAL_365, 5, List.of()));

    // A two-thousandth a day: 14 days are 7,000 on a million.
    assertThat(schedule.instalments())
        .containsExactly(
            new Instalment(1, LocalDate.of(2026, 12, 7), Money.fen(500_000), Money.fen(7_000)),
            new Instalment(2, LocalDate.of(2026, 12, 21), Money.fen(500_000), Money.fen(3_500)));
  }

  @Test
  void aTermInDaysCountsThemFromTheValueDate() {
    var rule = new PlanRule(RepaymentMethod.BULLET, LevelRule.EXACT, TermUnit.DAY, 10);
    var schedule =
        Schedules.plan(terms(rule, 1_000_000, "0.18", 9, DayCount.ACTUAL_360, 5, List.of()));

    assertThat(schedule.instalments())
        .containsExactly(
            new Instalment(1, LocalDate.of(2027, 2, 21), Money.fen(1_000_000), Money.fen(45_000)));
  }

  @Test
  void quartersFallDueEveryThirdMonth() {
    var rule = new PlanRule(RepaymentMethod.INTEREST_FIRST, LevelRule.EXACT, TermUnit.MONTH, 3);
    var schedule =
        Schedules.plan(terms(rule, 1_000_000, "0.12", 2, DayCount.THIRTY_360, 23, List.of()));

    assertThat(schedule.instalments())
        .extracting(Instalment::dueDate)
        .containsExactly(LocalDate.of(2027, 2, 23), LocalDate.of(2027, 5, 23));
    assertThat(schedule.totalInterest()).isEqualTo(Money.fen(60_000));
  }

  @Test
  void theAnnuityAtATwelfthOfTheRateLooksAtNoDays() {
    var actual = DayCount.ACTUAL_365;
    var annuity =
        new PlanRule(RepaymentMethod.EQUAL_INSTALMENT, LevelRule.ANNUITY, TermUnit.MONTH, 1);
    var rows =
        Schedules.plan(terms(annuity, 1_000_000, "0.12", 12, actual, 23, List.of())).instalments();

    // PMT(1%, 12, -10000) is 888.49; interest of thirty days is 98.63.
    assertThat(rows.getFirst().total()).isEqualTo(Money.fen(88_849));
    assertThat(rows.getFirst().interest()).isEqualTo(Money.fen(9_863));
    assertThat(rows.subList(0, 11)).extracting(Instalment::total).containsOnly(Money.fen(88_849));
  }

  @Test
  void oddDaysComeOnTopOfTheFirstInstalment() {
    var onTop =
        new PlanRule(
            RepaymentMethod.EQUAL_INSTALMENT, LevelRule.ODD_DAYS_ON_TOP, TermUnit.MONTH, 1);
    // From the 23rd of November to the 5th of January are 42 days: 12 more than a month.
    var rows =
        Schedules.plan(terms(onTop, 1_000_000, "0.12", 12, DayCount.THIRTY_360, 5, List.of()))
            .instalments();

    assertThat(rows.getFirst().total()).isEqualTo(Money.fen(88_849 + 4_000));
    assertThat(rows.getFirst().interest()).isEqualTo(Money.fen(14_000));
    assertThat(rows.subList(1, 11)).extracting(Instalment::total).containsOnly(Money.fen(88_849));
  }

  @Test
  void aLongFirstPeriodIsLevelledWithTheRestUnlessTheProductSaysOtherwise() {
    var exact = PlanRule.monthly(RepaymentMethod.EQUAL_INSTALMENT);
    var rows =
        Schedules.plan(terms(exact, 1_000_000, "0.12", 12, DayCount.THIRTY_360, 5, List.of()))
            .instalments();

    assertThat(rows.getFirst().interest()).isEqualTo(Money.fen(14_000));
    assertThat(rows.getFirst().total()).isEqualTo(rows.get(10).total());
  }

  @Test
  void aFirstPeriodThatBearsMoreThanTheLevelPaymentNeverEndsTheLoanEarly() {
    var exact = PlanRule.monthly(RepaymentMethod.EQUAL_INSTALMENT);
    var terms = terms(exact, 100_000_000, "0.18", 360, DayCount.THIRTY_360, 22, List.of());
    var rows = Schedules.plan(terms).instalments();

    // 59 days of interest are nearly twice the level payment.
    assertThat(rows.getFirst().principal()).isEqualTo(Money.fen(0));
    assertThat(rows.getFirst().interest()).isEqualTo(Money.fen(2_950_000));
    assertThat(rows.subList(1, 359))
        .extracting(Instalment::total)
        .containsOnly(rows.get(1).total());
    assertThat(PlanProblems.of(terms, new Schedule(rows))).isEmpty();
  }

  @Test
  void feesFallDueAsTheProductSays() {
    var fees =
        List.of(
            new ProductFee("opening", FeeDue.FIRST_INSTALMENT, 0, 2_000),
            new ProductFee("service", FeeDue.EACH_INSTALMENT, 1_000, 0),
            new ProductFee("closing", FeeDue.LAST_INSTALMENT, 0, 50));
    var rule = PlanRule.monthly(RepaymentMethod.EQUAL_PRINCIPAL);
    var schedule = Schedules.plan(terms(rule, 1_000_000, "0.12", 3, DayCount.THIRTY_360, 23, fees));

    assertThat(schedule.instalments())
        .extracting(Instalment::fee)
        .containsExactly(Money.fen(3_000), Money.fen(1_000), Money.fen(1_050));
    assertThat(schedule.total()).isEqualTo(Money.fen(1_000_000 + 20_000 + 5_050));
  }
}
