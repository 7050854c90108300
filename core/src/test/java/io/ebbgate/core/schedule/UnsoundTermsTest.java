package io.ebbgate.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ebbgate.core.money.AnnualRate;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.money.Rounding;
import io.ebbgate.core.product.DayCount;
import io.ebbgate.core.product.RepaymentMethod;
import io.ebbgate.core.product.TermsProblem;
import io.ebbgate.core.product.plan.FeeDue;
import io.ebbgate.core.product.plan.FirstPeriod;
import io.ebbgate.core.product.plan.LevelRule;
import io.ebbgate.core.product.plan.ProductFee;
import io.ebbgate.core.product.plan.TermUnit;
import io.ebbgate.core.product.plan.UnsoundTermsException;
import io.ebbgate.core.schedule.cost.PlanProblems;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The edges of what can be planned, and the stable codes beyond them. */
class UnsoundTermsTest {

  private static Schedule plan(
      RepaymentMethod method, long fen, String rate, TermUnit unit, int periods, LocalDate from) {
    return Schedules.plan(terms(method, fen, rate, unit, periods, from));
  }

  private static ScheduleTerms terms(
      RepaymentMethod method, long fen, String rate, TermUnit unit, int periods, LocalDate from) {
    return new ScheduleTerms(
        Money.fen(fen),
        AnnualRate.parse(rate),
        new PlanRule(method, LevelRule.EXACT, unit, 1),
        periods,
        from,
        DayCount.ACTUAL_365,
        Rounding.HALF_UP,
        31,
        FirstPeriod.LONG,
        List.of());
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0.1, MONTH, 12, 2026-11-23, principal-not-positive",
    "-1, 0.1, MONTH, 12, 2026-11-23, principal-not-positive",
    "-1000000000000, 0.1, MONTH, 12, 2026-11-23, principal-not-positive",
    "1000000, 0.1, MONTH, 0, 2026-11-23, term-out-of-range",
    "1000000, 0.1, MONTH, -1, 2026-11-23, term-out-of-range",
    "1000000, 0.1, MONTH, 361, 2026-11-23, term-out-of-range",
    "1000000, 0.1, DAY, 361, 2026-11-23, term-out-of-range",
    "1000000, 0.1, WEEK, 2147483647, 2026-11-23, term-out-of-range",
    "1000000, 0.1, MONTH, 12, 1899-12-31, value-date-out-of-range",
    "1000000, 0.1, MONTH, 12, 3000-01-01, value-date-out-of-range",
    "1000000, 0.1, MONTH, 12, -999999999-01-01, value-date-out-of-range",
    "1000000, 0.1, MONTH, 12, +999999999-12-31, value-date-out-of-range",
    "1000000000000, 0.1, MONTH, 12, 2026-11-23, amount-too-large",
    "500000000000, 100, MONTH, 360, 2026-11-23, amount-too-large"
  })
  void eachHasItsCode(long fen, String rate, TermUnit unit, int periods, String from, String code) {
    for (RepaymentMethod method : RepaymentMethod.values()) {
      assertThatExceptionOfType(UnsoundTermsException.class)
          .isThrownBy(() -> plan(method, fen, rate, unit, periods, LocalDate.parse(from)))
          .extracting(UnsoundTermsException::code)
          .isEqualTo(code);
    }
  }

  @Test
  void anAmountThatOverflowsIsNoAmount() {
    assertThatThrownBy(() -> Money.fen(Money.MAXIMUM_MINOR + 1))
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> Money.fen(Long.MIN_VALUE)).isInstanceOf(ArithmeticException.class);
  }

  @ParameterizedTest
  @CsvSource({"0", "32", "-1"})
  void aMonthHasNoSuchDay(int repaymentDay) {
    assertThatExceptionOfType(UnsoundTermsException.class)
        .isThrownBy(() ->
            new ScheduleTerms(
                Money.fen(100),
                AnnualRate.ZERO,
                RepaymentMethod.BULLET,
                1,
                LocalDate.of(2026, 1, 1),
                DayCount.ACTUAL_365,
                Rounding.HALF_UP,
                repaymentDay,
                FirstPeriod.LONG))
        .extracting(UnsoundTermsException::code)
        .isEqualTo("repayment-day-out-of-range");
  }

  @ParameterizedTest
  @EnumSource(RepaymentMethod.class)
  void noRateIsNoInterest(RepaymentMethod method) {
    var schedule = plan(method, 1_200_000, "0", TermUnit.MONTH, 12, LocalDate.of(2024, 2, 29));

    assertThat(schedule.totalInterest()).isEqualTo(Money.fen(0));
    assertThat(schedule.totalPrincipal()).isEqualTo(Money.fen(1_200_000));
  }

  /** A single period is a bullet, whatever the method: 31 days at 36.5 % are 3.1 %. */
  @ParameterizedTest
  @EnumSource(RepaymentMethod.class)
  void oneInstalmentIsABullet(RepaymentMethod method) {
    var schedule = plan(method, 100_000, "0.365", TermUnit.MONTH, 1, LocalDate.of(2026, 12, 31));

    assertThat(schedule.instalments())
        .containsExactly(
            new Instalment(1, LocalDate.of(2027, 1, 31), Money.fen(100_000), Money.fen(3_100)));
  }

  @ParameterizedTest
  @EnumSource(RepaymentMethod.class)
  void theLongestTermAtTheCapIsPlanned(RepaymentMethod method) {
    for (TermUnit unit : TermUnit.values()) {
      var terms = terms(method, 100_000_000, "0.24", unit, 360, LocalDate.of(2028, 2, 29));
      var schedule = Schedules.plan(terms);

      assertThat(schedule.totalPrincipal()).isEqualTo(Money.fen(100_000_000));
      assertThat(PlanProblems.of(terms, schedule)).isEmpty();
    }
  }

  @Test
  void beforeTheEpochTheCalendarIsTheSame() {
    var schedule =
        plan(
            RepaymentMethod.EQUAL_PRINCIPAL,
            300_000,
            "0.365",
            TermUnit.MONTH,
            3,
            LocalDate.of(1903, 12, 31));

    assertThat(schedule.instalments())
        .containsExactly(
            new Instalment(1, LocalDate.of(1904, 1, 31), Money.fen(100_000), Money.fen(9_300)),
            new Instalment(2, LocalDate.of(1904, 2, 29), Money.fen(100_000), Money.fen(5_800)),
            new Instalment(3, LocalDate.of(1904, 3, 31), Money.fen(100_000), Money.fen(3_100)));
  }

  @Test
  void farAwayTheCalendarIsTheSame() {
    var schedule =
        plan(
            RepaymentMethod.INTEREST_FIRST,
            100_000,
            "0.365",
            TermUnit.DAY,
            2,
            LocalDate.of(2999, 12, 31));

    assertThat(schedule.last().dueDate()).isEqualTo(LocalDate.of(3000, 1, 2));
  }

  @Test
  void aSmallPrincipalOverManyInstalmentsIsSaidToBeAbsurd() {
    var terms =
        terms(
            RepaymentMethod.EQUAL_PRINCIPAL,
            100,
            "0.1",
            TermUnit.MONTH,
            36,
            LocalDate.of(2026, 1, 31));

    assertThat(PlanProblems.of(terms, Schedules.plan(terms)))
        .map(TermsProblem::code)
        .hasValue("principal-per-instalment-too-small");
  }

  @Test
  void whatRoundingLeavesForTheLastInstalmentIsSaidToBeAbsurd() {
    // 720.58 a month becomes 721: 0.42 too much, at two per cent a month for thirty years.
    var terms =
        new ScheduleTerms(
            Money.fen(36_000),
            AnnualRate.parse("0.24"),
            RepaymentMethod.EQUAL_INSTALMENT,
            360,
            LocalDate.of(2026, 1, 31),
            DayCount.THIRTY_360,
            Rounding.HALF_UP,
            31,
            FirstPeriod.LONG);

    assertThat(PlanProblems.of(terms, Schedules.plan(terms)))
        .map(TermsProblem::code)
        .hasValue("principal-per-instalment-too-small");
  }

  @Test
  void feesOutOfRangeAreNoFees() {
    assertThatExceptionOfType(UnsoundTermsException.class)
        .isThrownBy(() -> new ProductFee("f", FeeDue.EACH_INSTALMENT, -1, 0))
        .extracting(UnsoundTermsException::code)
        .isEqualTo("fee-out-of-range");
    assertThatExceptionOfType(UnsoundTermsException.class)
        .isThrownBy(() -> new ProductFee("f", FeeDue.EACH_INSTALMENT, 0, -1))
        .extracting(UnsoundTermsException::code)
        .isEqualTo("fee-out-of-range");
  }

  @Test
  void feesThatOverflowAreToldAsAnAmountTooLarge() {
    var base =
        terms(RepaymentMethod.BULLET, 1_000, "0.1", TermUnit.MONTH, 1, LocalDate.of(2026, 1, 31));
    var fee = new ProductFee("f", FeeDue.EACH_INSTALMENT, 0, Long.MAX_VALUE / 2);
    var terms = base.withFees(List.of(fee));

    assertThatExceptionOfType(UnsoundTermsException.class)
        .isThrownBy(() -> Schedules.plan(terms))
        .extracting(UnsoundTermsException::code)
        .isEqualTo("amount-too-large");
  }
}
