package io.ebbgate.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ebbgate.core.money.AnnualRate;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.money.Rounding;
import io.ebbgate.core.product.DayCount;
import io.ebbgate.core.product.RepaymentMethod;
import io.ebbgate.core.product.plan.FirstPeriod;
import io.ebbgate.core.product.plan.LevelRule;
import io.ebbgate.core.product.plan.TermUnit;
import io.ebbgate.core.schedule.cost.DatedRate;
import io.ebbgate.core.schedule.cost.InternalRate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Figures that others have published. */
class SpreadsheetVectorsTest {

  private static Schedule level(long fen, String rate, int months) {
    LocalDate valueDate = LocalDate.of(2026, 1, 15);
    return Schedules.plan(
        new ScheduleTerms(
            Money.fen(fen),
            AnnualRate.parse(rate),
            RepaymentMethod.EQUAL_INSTALMENT,
            months,
            valueDate,
            DayCount.THIRTY_360,
            Rounding.HALF_UP,
            15,
            FirstPeriod.LONG));
  }

  /**
   * Row 1: Microsoft Excel's page on PMT. Row 2: its page on IPMT (first interest 66.67). Row 3:
   * LibreOffice Calc's page on PMT. Row 4: numpy-financial's page on pmt (1854.0247200054619). Row
   * 5: numpy-financial's page on ipmt and ppmt (17.17 and 200.58).
   */
  @ParameterizedTest
  @CsvSource({
    "1000000, 0.08, 10, 103703, 6667",
    "800000, 0.10, 36, 25814, 6667",
    "2500000, 0.0199, 36, 71596, 4146",
    "20000000, 0.075, 180, 185402, 125000",
    "250000, 0.0824, 12, 21775, 1717"
  })
  void levelPaymentAndFirstInterestAreWhatSpreadsheetsSay(
      long principal, String rate, int months, long payment, long firstInterest) {
    var schedule = level(principal, rate, months);

    assertThat(schedule.first().total()).isEqualTo(Money.fen(payment));
    assertThat(schedule.first().interest()).isEqualTo(Money.fen(firstInterest));
  }

  /**
   * numpy-financial's table of 2,500 at 8.24 % over a year, with a total interest of 112.98. It
   * keeps fractions of a cent from row to row, so the sums may differ by one.
   */
  @Test
  void aWholeYearIsNumpysTableToTheCent() {
    var schedule = level(250_000, "0.0824", 12);

    assertThat(schedule.instalments())
        .extracting(row -> row.principal().minor())
        .startsWith(20_058L, 20_196L, 20_335L, 20_474L, 20_615L)
        .hasSize(12);
    assertThat(schedule.instalments())
        .extracting(row -> row.interest().minor())
        .startsWith(1_717L, 1_579L, 1_440L, 1_301L, 1_160L);
    assertThat(schedule.totalInterest().minor()).isBetween(11_297L, 11_299L);
  }

  /** Microsoft Excel's page on RATE: 48 payments of 200 for 8,000 are 9.24 % a year. */
  @Test
  void theYearlyRateOfFortyEightPaymentsIsExcelsRate() {
    var rate =
        InternalRate.ofMonthly(Money.fen(800_000), Collections.nCopies(48, Money.fen(20_000)));

    assertThat(rate).isEqualTo(new AnnualRate(92_418));
  }

  /** numpy-financial's page on irr: 39, 59, 55 and 20 for 100 are 0.28095 a period. */
  @Test
  void aPeriodsRateIsNumpysInternalRate() {
    var rate = InternalRate.ofMonthly(Money.fen(10_000), fen(3_900, 5_900, 5_500, 2_000));

    assertThat(rate.partsPerMillion() / 12).isBetween(280_945L, 280_955L);
  }

  /** Microsoft Excel's page on IRR: 12,000 to 26,000 over five periods for 70,000 are 8.7 %. */
  @Test
  void aPeriodsRateIsExcelsInternalRate() {
    var rate =
        InternalRate.ofMonthly(
            Money.fen(7_000_000), fen(1_200_000, 1_500_000, 1_800_000, 2_100_000, 2_600_000));

    assertThat(rate.partsPerMillion() / 12).isBetween(86_500L, 87_499L);
  }

  /**
   * The United States' Regulation Z (12 CFR 1026), appendix J, example (c)(1)(i): 24 monthly
   * payments of 230 for 5,000 are an annual percentage rate of 9.69 %.
   */
  @Test
  void theYearlyRateIsTheOneThatRegulationZShows() {
    var rate =
        InternalRate.ofMonthly(Money.fen(500_000), Collections.nCopies(24, Money.fen(23_000)));

    assertThat(rate.partsPerMillion()).isBetween(96_850L, 96_949L);
  }

  /**
   * Microsoft Excel's page on XIRR: 2,750, 4,250, 3,250 and 2,750 on four days for 10,000 are
   * 0.373362535.
   */
  @Test
  void theDatedRateIsExcelsXirr() {
    var schedule =
        dated(
            new long[] {275_000, 425_000, 325_000, 275_000},
            "2008-03-01",
            "2008-10-30",
            "2009-02-15",
            "2009-04-01");

    assertThat(DatedRate.of(Money.fen(1_000_000), LocalDate.of(2008, 1, 1), schedule))
        .isEqualTo(new AnnualRate(373_363));
  }

  /**
   * The European Union's directive 98/7/EC, annex II, examples with 365 days in a year: 1,200 after
   * 546 days for 1,000 (0.1296204) and for 950 (0.169026); 600 after one and after two years for
   * 1,000 (0.1306623).
   */
  @Test
  void theDatedRateIsTheAnnualPercentageRateOfTheDirective() {
    var from = LocalDate.of(1994, 1, 1);
    var once = dated(new long[] {120_000}, "1995-07-01");
    var twice = dated(new long[] {60_000, 60_000}, "1995-01-01", "1996-01-01");

    assertThat(DatedRate.of(Money.fen(100_000), from, once)).isEqualTo(new AnnualRate(129_620));
    assertThat(DatedRate.of(Money.fen(95_000), from, once)).isEqualTo(new AnnualRate(169_026));
    assertThat(DatedRate.of(Money.fen(100_000), from, twice)).isEqualTo(new AnnualRate(130_662));
  }

  /**
   * Microsoft Excel's page on PPMT: the first payment of 2,000 at 10 % over 24 months repays 75.62,
   * the last of 200,000 at 8 % over ten years 27,598.05; its page on IPMT: the last of 8,000 at 10
   * % over three years bears 292.45.
   */
  @Test
  void principalAndInterestOfARowAreWhatExcelSays() {
    assertThat(level(200_000, "0.10", 24).first().principal()).isEqualTo(Money.fen(7_562));

    // A cent of each of ten rounded rows may end up in the last one.
    assertThat(yearly(20_000_000, "0.08", 10).last().principal().minor())
        .isBetween(2_759_795L, 2_759_815L);
    assertThat(yearly(800_000, "0.10", 3).last().interest()).isEqualTo(Money.fen(29_245));
  }

  /**
   * Microsoft Excel's pages on CUMIPMT and CUMPRINC: of 125,000 at 9 % over thirty years the first
   * payment bears 937.50 and repays 68.28; the second year's bear 11,135.23 and repay 934.11.
   */
  @Test
  void aYearOfRowsAddsUpToWhatExcelSays() {
    var schedule = level(12_500_000, "0.09", 360);
    var second = schedule.instalments().subList(12, 24);

    assertThat(schedule.first().interest()).isEqualTo(Money.fen(93_750));
    assertThat(schedule.first().principal()).isEqualTo(Money.fen(6_828));
    // Twelve roundings of half a cent at most, and those of the year before in the balance.
    assertThat(second.stream().mapToLong(row -> row.interest().minor()).sum())
        .isBetween(1_113_517L, 1_113_529L);
    assertThat(second.stream().mapToLong(row -> row.principal().minor()).sum())
        .isBetween(93_405L, 93_417L);
  }

  /**
   * Wikipedia's article on amortization schedules: 100,000 at 7 % over twenty years, 775.30 a
   * month.
   */
  @Test
  void aPublishedTableIsMetRowByRow() {
    var schedule = level(10_000_000, "0.07", 240);

    assertThat(schedule.instalments().subList(0, 2))
        .extracting(row -> row.interest().minor(), row -> row.principal().minor())
        .containsExactly(tuple(58_333L, 19_197L), tuple(58_221L, 19_309L));
    assertThat(schedule.first().total()).isEqualTo(Money.fen(77_530));
  }

  private static Schedule yearly(long fen, String rate, int years) {
    return Schedules.plan(
        new ScheduleTerms(
            Money.fen(fen),
            AnnualRate.parse(rate),
            new PlanRule(RepaymentMethod.EQUAL_INSTALMENT, LevelRule.EXACT, TermUnit.MONTH, 12),
            years,
            LocalDate.of(2026, 1, 15),
            DayCount.THIRTY_360,
            Rounding.HALF_UP,
            15,
            FirstPeriod.LONG,
            List.of()));
  }

  private static Schedule dated(long[] payments, String... dates) {
    var rows = new ArrayList<Instalment>();
    for (int i = 0; i < payments.length; i++) {
      rows.add(
          new Instalment(i + 1, LocalDate.parse(dates[i]), Money.fen(payments[i]), Money.fen(0)));
    }
    return new Schedule(rows);
  }

  private static List<Money> fen(long... amounts) {
    return Arrays.stream(amounts).mapToObj(Money::fen).toList();
  }
}
