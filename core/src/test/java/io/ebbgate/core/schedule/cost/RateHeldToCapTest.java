package io.ebbgate.core.schedule.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.core.Seeded;
import io.ebbgate.core.money.AnnualRate;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.money.Rounding;
import io.ebbgate.core.product.DayCount;
import io.ebbgate.core.product.RepaymentMethod;
import io.ebbgate.core.product.plan.FeeDue;
import io.ebbgate.core.product.plan.FirstPeriod;
import io.ebbgate.core.product.plan.ProductFee;
import io.ebbgate.core.product.plan.TermUnit;
import io.ebbgate.core.schedule.Instalment;
import io.ebbgate.core.schedule.PlanRule;
import io.ebbgate.core.schedule.RandomTerms;
import io.ebbgate.core.schedule.Schedule;
import io.ebbgate.core.schedule.ScheduleTerms;
import io.ebbgate.core.schedule.Schedules;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * The rate that is held against a cap, beside a slow one of forty digits that counts day by day.
 */
class RateHeldToCapTest {

  private static final MathContext DIGITS = new MathContext(40);

  /** The slow rate walks over every day of a loan. */
  private static final int MOST_PERIODS = 36;

  private static final AnnualRate CAP = AnnualRate.parse("0.24");
  private static final ProductFee FEE =
      new ProductFee("service", FeeDue.FIRST_INSTALMENT, 8_000, 0);

  @Test
  void aFirstPeriodOfOneDayDoesNotHideWhatAFeeCosts() {
    var terms = loan("0.15", FirstPeriod.SHORT, LocalDate.of(2026, 11, 22), List.of(FEE));
    var schedule = Schedules.plan(terms);

    assertThat(schedule.first().dueDate()).isEqualTo("2026-11-23");
    assertThat(InternalRate.of(terms, schedule)).isEqualTo(AnnualRate.parse("0.125286"));
    assertThat(DatedRate.of(terms.principal(), terms.valueDate(), schedule))
        .isEqualTo(AnnualRate.parse("0.276451"));
    assertThat(InternalRate.heldToCap(terms, schedule)).isEqualTo(AnnualRate.parse("0.245943"));
    assertThat(InternalRate.heldToCap(terms, schedule).exceeds(CAP)).isTrue();
  }

  @Test
  void aFirstPeriodOfFiftyNineDaysIsNoCostOfItsOwn() {
    var terms = loan("0.18", FirstPeriod.LONG, LocalDate.of(2026, 11, 24), List.of());
    var schedule = Schedules.plan(terms);

    assertThat(Schedules.periods(terms).getFirst().days()).isEqualTo(59);
    assertThat(InternalRate.of(terms, schedule)).isEqualTo(AnnualRate.parse("0.267228"));
    assertThat(InternalRate.heldToCap(terms, schedule)).isEqualTo(AnnualRate.parse("0.179117"));
    assertThat(InternalRate.heldToCap(terms, schedule).exceeds(CAP)).isFalse();
  }

  @Test
  void daysOfAShorterMonthAreALargerPartOfIt() {
    assertThat(firstMonths("2027-02-10", 5, FirstPeriod.LONG))
        .isEqualTo(new FirstMonths(1, 23, 28));
    assertThat(firstMonths("2027-01-10", 5, FirstPeriod.LONG))
        .isEqualTo(new FirstMonths(1, 26, 31));
    assertThat(firstMonths("2027-01-10", 5, FirstPeriod.SHORT))
        .isEqualTo(new FirstMonths(0, 26, 31));
    assertThat(firstMonths("2027-01-31", 30, FirstPeriod.LONG))
        .isEqualTo(new FirstMonths(0, 28, 29));
    assertThat(firstMonths("2027-02-28", 31, FirstPeriod.SHORT)).isEqualTo(FirstMonths.usual(1));
  }

  @Test
  void aLoanWithAnOddFirstPeriodIsRefusedExactlyWhenItsPeriodTrueRateIsAboveTheCap() {
    Seeded.times(
        20_000,
        random -> {
          var terms = odd(random);
          var schedule = Schedules.plan(terms);
          long held = InternalRate.heldToCap(terms, schedule).partsPerMillion();
          for (long cap : List.of(held - 1, held, held + 1, (long) random.nextInt(360_000))) {
            if (cap >= 0 && cap < AnnualRate.MAXIMUM_PARTS_PER_MILLION) {
              assertThat(held > cap)
                  .as("%s at %d", terms, cap)
                  .isEqualTo(isAbove(terms, schedule, cap));
            }
          }
        });
  }

  @Test
  void aRegularLoanIsHeldAtTwelveTimesItsMonthlyRate() {
    Seeded.times(
        20_000,
        random -> {
          var some = odd(random);
          var terms = onDay(some, some.valueDate().getDayOfMonth());
          var schedule = Schedules.plan(terms);
          var payments = new Money[terms.term().units()];
          Arrays.fill(payments, Money.fen(0));
          int rows = schedule.instalments().size();
          for (Instalment row : schedule.instalments()) {
            payments[row.number() * payments.length / rows - 1] =
                Money.fen(Math.max(0, row.total().minor() - 1));
          }
          assertThat(InternalRate.heldToCap(terms, schedule))
              .isEqualTo(InternalRate.ofMonthly(terms.principal(), List.of(payments)));
          assertThat(InternalRate.periodTrue(terms, schedule))
              .isEqualTo(InternalRate.of(terms, schedule));
        });
  }

  /** Whether the rows, each a minor unit smaller, are worth the principal at more than a rate. */
  private static boolean isAbove(ScheduleTerms terms, Schedule schedule, long partsPerMillion) {
    LocalDate end = terms.valueDate();
    int days = 0;
    while (days == 0 || !isRepaymentDay(terms, end)) {
      end = end.plusDays(1);
      days++;
    }
    LocalDate begin = end.minusDays(1);
    while (!isRepaymentDay(terms, begin)) {
      begin = begin.minusDays(1);
    }
    // Rounded to the nearest, a rate is above the cap from half a part per million above it.
    BigDecimal month =
        BigDecimal.valueOf(2 * partsPerMillion + 1).divide(new BigDecimal(24_000_000), DIGITS);
    BigDecimal part =
        month.multiply(
            BigDecimal.valueOf(days)
                .divide(BigDecimal.valueOf(ChronoUnit.DAYS.between(begin, end)), DIGITS));
    BigDecimal factor = BigDecimal.ONE.divide(BigDecimal.ONE.add(part), DIGITS);
    BigDecimal step = BigDecimal.ONE.divide(BigDecimal.ONE.add(month), DIGITS);
    BigDecimal worth = BigDecimal.ZERO;
    LocalDate day = end;
    for (Instalment row : schedule.instalments()) {
      while (day.isBefore(row.dueDate())) {
        day = day.plusDays(1);
        factor = isRepaymentDay(terms, day) ? factor.multiply(step, DIGITS) : factor;
      }
      long paid = Math.max(0, row.total().minor() - 1);
      worth = worth.add(factor.multiply(BigDecimal.valueOf(paid), DIGITS));
    }
    return worth.compareTo(BigDecimal.valueOf(terms.principal().minor())) >= 0;
  }

  private static boolean isRepaymentDay(ScheduleTerms terms, LocalDate day) {
    return day.getDayOfMonth() == Math.min(terms.repaymentDay(), day.lengthOfMonth());
  }

  private static ScheduleTerms loan(
      String rate, FirstPeriod firstPeriod, LocalDate valueDate, List<ProductFee> fees) {
    return new ScheduleTerms(
        Money.fen(1_000_000),
        AnnualRate.parse(rate),
        PlanRule.monthly(RepaymentMethod.EQUAL_INSTALMENT),
        3,
        valueDate,
        DayCount.THIRTY_360,
        Rounding.HALF_UP,
        23,
        firstPeriod,
        fees);
  }

  private static FirstMonths firstMonths(String valueDate, int repaymentDay, FirstPeriod period) {
    var terms = loan("0.18", period, LocalDate.parse(valueDate), List.of());
    return FirstMonths.of(onDay(terms, repaymentDay));
  }

  private static ScheduleTerms onDay(ScheduleTerms terms, int repaymentDay) {
    return new ScheduleTerms(
        terms.principal(),
        terms.annualRate(),
        terms.rule(),
        terms.periods(),
        terms.valueDate(),
        terms.dayCount(),
        terms.rounding(),
        repaymentDay,
        terms.firstPeriod(),
        terms.fees());
  }

  /** A loan of months, mostly with fees, and with a value date that is no repayment day. */
  private static ScheduleTerms odd(Random random) {
    ScheduleTerms terms;
    do {
      terms = random.nextInt(4) == 0 ? RandomTerms.any(random) : RandomTerms.withFees(random);
    } while (terms.rule().unit() != TermUnit.MONTH
        || terms.periods() > MOST_PERIODS
        || isRepaymentDay(terms, terms.valueDate()));
    return terms;
  }
}
