package io.ebbgate.core.schedule.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.core.Seeded;
import io.ebbgate.core.money.AnnualRate;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.money.Rounding;
import io.ebbgate.core.product.DayCount;
import io.ebbgate.core.product.RepaymentMethod;
import io.ebbgate.core.product.plan.FirstPeriod;
import io.ebbgate.core.product.plan.LevelRule;
import io.ebbgate.core.product.plan.TermUnit;
import io.ebbgate.core.schedule.Instalment;
import io.ebbgate.core.schedule.PlanRule;
import io.ebbgate.core.schedule.RandomTerms;
import io.ebbgate.core.schedule.Schedule;
import io.ebbgate.core.schedule.ScheduleTerms;
import io.ebbgate.core.schedule.Schedules;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class DatedRateTest {

  private static ScheduleTerms weeks(RepaymentMethod method, int periods, int every) {
    return new ScheduleTerms(
        Money.fen(10_000_000),
        AnnualRate.parse("0.18"),
        new PlanRule(method, LevelRule.EXACT, TermUnit.WEEK, every),
        periods,
        LocalDate.of(2026, 11, 23),
        DayCount.ACTUAL_365,
        Rounding.HALF_UP,
        1,
        FirstPeriod.LONG,
        List.of());
  }

  @Test
  void discountsThePaymentsToWhatWasReceived() {
    Seeded.times(
        5_000,
        random -> {
          ScheduleTerms terms = RandomTerms.withFees(random);
          Schedule schedule = Schedules.plan(terms);
          long rate =
              DatedRate.of(terms.principal(), terms.valueDate(), schedule).partsPerMillion();
          if (rate > 0 && rate < AnnualRate.MAXIMUM_PARTS_PER_MILLION) {
            assertThat(worth(terms, schedule, rate - 0.501))
                .isGreaterThanOrEqualTo((double) terms.principal().minor());
            assertThat(worth(terms, schedule, rate + 0.501))
                .isLessThanOrEqualTo((double) terms.principal().minor());
          }
        });
  }

  /** A reckoning in floating point; the hundredth above covers its error and more. */
  private static double worth(ScheduleTerms terms, Schedule schedule, double partsPerMillion) {
    double sum = 0;
    for (Instalment row : schedule.instalments()) {
      double years = (row.dueDate().toEpochDay() - terms.valueDate().toEpochDay()) / 365.0;
      sum += row.total().minor() * Math.pow(1 + partsPerMillion / 1e6, -years);
    }
    // One part per million moves a day's loan by less than what floating point loses here.
    return Math.round(sum * 1e4) / 1e4;
  }

  @Test
  void payingNoMoreThanWasReceivedIsNoRate() {
    var schedule =
        new Schedule(
            List.of(new Instalment(1, LocalDate.of(2027, 1, 1), Money.fen(100), Money.fen(0))));

    assertThat(DatedRate.of(Money.fen(100), LocalDate.of(2026, 1, 1), schedule))
        .isEqualTo(AnnualRate.ZERO);
  }

  @Test
  void aRateBeyondAllMeasureStopsAtTheMaximum() {
    var schedule =
        new Schedule(
            List.of(new Instalment(1, LocalDate.of(2026, 1, 2), Money.fen(100), Money.fen(100))));

    assertThat(DatedRate.of(Money.fen(100), LocalDate.of(2026, 1, 1), schedule))
        .isEqualTo(new AnnualRate(AnnualRate.MAXIMUM_PARTS_PER_MILLION));
  }

  @Test
  void aTermInWeeksHasTheMonthlyRateThatCompoundsToItsDatedOne() {
    var terms = weeks(RepaymentMethod.EQUAL_INSTALMENT, 52, 1);
    var cost = LoanCost.of(terms, Schedules.plan(terms));

    // (1 + 0.18 * 7 / 365) ^ (365 / 7) - 1 = 0.196846, and twelve times its monthly rate is
    // 0.180930.
    assertThat(cost.datedRate().partsPerMillion()).isBetween(196_840L, 196_852L);
    assertThat(Math.pow(1 + cost.annualRate().partsPerMillion() / 12e6, 12) - 1)
        .isBetween(0.196840, 0.196852);
  }

  @Test
  void theTotalCostIsInterestAndFees() {
    var terms = weeks(RepaymentMethod.BULLET, 4, 1);
    var schedule = Schedules.plan(terms);

    assertThat(LoanCost.of(terms, schedule).total()).isEqualTo(schedule.totalInterest());
  }
}
