package io.ebbgate.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.core.money.AnnualRate;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.money.Rounding;
import io.ebbgate.core.product.DayCount;
import io.ebbgate.core.product.RepaymentMethod;
import java.time.LocalDate;
import java.util.Collections;
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
}
