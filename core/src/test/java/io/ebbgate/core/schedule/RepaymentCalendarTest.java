package io.ebbgate.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.core.product.DayCount;
import io.ebbgate.core.product.plan.FirstPeriod;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepaymentCalendarTest {

  private static List<LocalDate> dates(String... texts) {
    return List.of(texts).stream().map(LocalDate::parse).toList();
  }

  @Test
  void theLastDaysOfAMonthFallBackAndComeBack() {
    assertThat(RepaymentCalendar.dueDates(LocalDate.parse("2027-12-31"), 31, FirstPeriod.LONG, 4))
        .isEqualTo(dates("2028-01-31", "2028-02-29", "2028-03-31", "2028-04-30"));
    assertThat(RepaymentCalendar.dueDates(LocalDate.parse("2026-11-29"), 29, FirstPeriod.LONG, 4))
        .isEqualTo(dates("2026-12-29", "2027-01-29", "2027-02-28", "2027-03-29"));
  }

  @Test
  void aValueDateOnAMonthsLastDayIsTheRepaymentDayThatFellBack() {
    assertThat(RepaymentCalendar.dueDates(LocalDate.parse("2027-02-28"), 31, FirstPeriod.LONG, 2))
        .isEqualTo(dates("2027-03-31", "2027-04-30"));
    assertThat(RepaymentCalendar.dueDates(LocalDate.parse("2027-02-28"), 31, FirstPeriod.SHORT, 1))
        .isEqualTo(dates("2027-03-31"));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-23, 5, SHORT, 2026-12-05",
    "2026-11-23, 5, LONG, 2027-01-05",
    "2026-11-23, 28, SHORT, 2026-11-28",
    "2026-11-23, 28, LONG, 2026-12-28",
    "2026-11-23, 23, SHORT, 2026-12-23",
    "2026-11-23, 23, LONG, 2026-12-23",
    "2027-01-30, 31, SHORT, 2027-01-31",
    "2027-01-30, 31, LONG, 2027-02-28",
    "2027-01-31, 1, SHORT, 2027-02-01",
    "2027-01-31, 1, LONG, 2027-03-01",
    "2028-02-29, 29, LONG, 2028-03-29"
  })
  void theFirstDueDayIsShortOrLongAsTheProductSays(
      LocalDate valueDate, int repaymentDay, FirstPeriod first, LocalDate expected) {
    assertThat(RepaymentCalendar.dueDates(valueDate, repaymentDay, first, 1))
        .containsExactly(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "THIRTY_360, 2027-01-31, 2027-02-28, 31, 30",
    "THIRTY_360, 2027-02-28, 2027-03-31, 31, 30",
    "THIRTY_360, 2026-11-23, 2027-05-23, 23, 180",
    "THIRTY_360, 2026-11-23, 2027-01-05, 5, 42",
    "THIRTY_360, 2027-01-30, 2027-01-31, 31, 0",
    "ACTUAL_360, 2027-01-31, 2027-02-28, 31, 28",
    "ACTUAL_365, 2028-01-31, 2028-02-29, 31, 29"
  })
  void aStretchBetweenRepaymentDaysIsWholeMonths(
      DayCount dayCount, LocalDate from, LocalDate to, int repaymentDay, int days) {
    assertThat(RepaymentCalendar.periodDays(dayCount, from, to, repaymentDay)).isEqualTo(days);
  }

  /** Examples of 30E/360 as tabulated with ISDA 2006, section 4.16(g). */
  @ParameterizedTest
  @CsvSource({
    "2007-01-15, 2007-01-30, 15",
    "2007-01-15, 2007-02-15, 30",
    "2007-01-15, 2007-07-15, 180",
    "2007-09-30, 2008-03-31, 180",
    "2007-09-30, 2007-10-31, 30",
    "2007-09-30, 2008-09-30, 360",
    "2007-01-15, 2007-01-31, 15",
    "2007-01-31, 2007-02-28, 28",
    "2007-02-28, 2007-03-31, 32",
    "2006-08-31, 2007-02-28, 178",
    "2007-02-28, 2007-08-31, 182",
    "2007-02-14, 2007-02-28, 14",
    "2007-02-26, 2008-02-29, 363",
    "2008-02-29, 2009-02-28, 359",
    "2008-02-29, 2008-03-30, 31",
    "2008-02-29, 2008-03-31, 31"
  })
  void thirtyDayMonthsAreCountedTheEuropeanWay(LocalDate from, LocalDate to, int days) {
    assertThat(DayCount.THIRTY_360.daysBetween(from, to)).isEqualTo(days);
  }
}
