package io.ebbgate.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.core.money.AnnualRate;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.money.Rounding;
import io.ebbgate.core.product.DayCount;
import io.ebbgate.core.product.RepaymentMethod;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class SchedulesTest {

  private static final LocalDate VALUE_DATE = LocalDate.of(2026, 11, 23);

  private static ScheduleTerms terms(
      RepaymentMethod method, long fen, String rate, int months, DayCount dayCount) {
    return new ScheduleTerms(
        Money.fen(fen),
        AnnualRate.parse(rate),
        method,
        months,
        VALUE_DATE,
        dayCount,
        Rounding.HALF_UP,
        VALUE_DATE.getDayOfMonth(),
        FirstPeriod.LONG);
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
}
