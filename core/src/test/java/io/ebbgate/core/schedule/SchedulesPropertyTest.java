package io.ebbgate.core.schedule;

import io.ebbgate.core.Seeded;
import io.ebbgate.core.money.AnnualRate;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.money.Rounding;
import io.ebbgate.core.product.DayCount;
import io.ebbgate.core.product.RepaymentMethod;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What holds for every schedule, whatever its terms. */
class SchedulesPropertyTest {

  private static final List<DayCount> DAY_COUNTS = List.of(DayCount.values());
  private static final MathContext DIGITS = new MathContext(60);

  static ScheduleTerms randomTerms(Random random) {
    LocalDate valueDate = LocalDate.of(2024, 1, 1).plusDays(random.nextInt(2_000));
    return new ScheduleTerms(
        Money.fen(1 + (long) Math.pow(10, 2 + random.nextDouble() * 7)),
        new AnnualRate(random.nextInt(8) == 0 ? 0 : random.nextInt(360_001)),
        random.nextInt(5) == 0 ? RepaymentMethod.BULLET : RepaymentMethod.EQUAL_INSTALMENT,
        1 + random.nextInt(36),
        valueDate,
        DAY_COUNTS.get(random.nextInt(DAY_COUNTS.size())),
        random.nextInt(4) == 0 ? Rounding.HALF_EVEN : Rounding.HALF_UP,
        random.nextBoolean() ? valueDate.getDayOfMonth() : 1 + random.nextInt(31),
        random.nextBoolean() ? FirstPeriod.LONG : FirstPeriod.SHORT);
  }

  @Test
  void principalAddsUpAndNoRowIsNegativeAndDatesAreRepaymentDays() {
    Seeded.times(
        200_000,
        random -> {
          ScheduleTerms terms = randomTerms(random);
          Schedule schedule = Schedules.plan(terms);
          check(schedule.totalPrincipal().equals(terms.principal()), terms, "principal");
          int rows = terms.method() == RepaymentMethod.BULLET ? 1 : terms.termMonths();
          check(schedule.instalments().size() == rows, terms, "number of rows");
          for (Instalment row : schedule.instalments()) {
            check(row.principal().minor() >= 0 && row.interest().minor() >= 0, terms, "negative");
            check(
                RepaymentCalendar.isRepaymentDay(row.dueDate(), terms.repaymentDay()),
                terms,
                "due on " + row.dueDate());
          }
          check(schedule.first().dueDate().isAfter(terms.valueDate()), terms, "first due date");
        });
  }

  @Test
  void interestOfAPeriodIsItsOwnOpeningBalanceTimesRateTimesFraction() {
    Seeded.times(
        8_000,
        random -> {
          ScheduleTerms terms = randomTerms(random);
          List<Instalment> rows = Schedules.plan(terms).instalments();
          LocalDate from = terms.valueDate();
          BigDecimal balance = BigDecimal.valueOf(terms.principal().minor());
          for (Instalment row : rows) {
            BigDecimal expected =
                balance
                    .multiply(BigDecimal.valueOf(terms.annualRate().partsPerMillion(), 6))
                    .multiply(BigDecimal.valueOf(days(terms, from, row.dueDate())))
                    .divide(
                        BigDecimal.valueOf(terms.dayCount() == DayCount.ACTUAL_365 ? 365 : 360),
                        0,
                        RoundingMode.valueOf(terms.rounding().name()));
            check(
                expected.longValueExact() == row.interest().minor(),
                terms,
                "row " + row + ", expected interest " + expected);
            balance = balance.subtract(BigDecimal.valueOf(row.principal().minor()));
            from = row.dueDate();
          }
        });
  }

  @Test
  void everyRowButTheLastIsTheExactLevelPaymentRoundedOnce() {
    Seeded.times(
        8_000,
        random -> {
          ScheduleTerms terms = randomTerms(random);
          List<Instalment> rows = Schedules.plan(terms).instalments();
          if (rows.size() == 1) {
            return;
          }
          long payment = referencePayment(terms, rows);
          for (Instalment row : rows.subList(0, rows.size() - 1)) {
            boolean level = row.total().minor() == payment;
            // A period longer than a month may bear more interest than the level payment, and a
            // tiny principal may be repaid before the last row.
            boolean capped =
                row.interest().minor() > payment
                    || repaidUpTo(rows, row.number()) == terms.principal().minor();
            check(level || capped, terms, "row " + row + ", expected payment " + payment);
          }
        });
  }

  /** The annuity by discount factors in decimals: another road than the code's whole numbers. */
  private static long referencePayment(ScheduleTerms terms, List<Instalment> rows) {
    BigDecimal year = BigDecimal.valueOf(terms.dayCount() == DayCount.ACTUAL_365 ? 365 : 360);
    BigDecimal rate = BigDecimal.valueOf(terms.annualRate().partsPerMillion(), 6);
    BigDecimal factor = BigDecimal.ONE;
    BigDecimal sum = BigDecimal.ZERO;
    LocalDate from = terms.valueDate();
    for (Instalment row : rows) {
      BigDecimal days = BigDecimal.valueOf(days(terms, from, row.dueDate()));
      BigDecimal growth = BigDecimal.ONE.add(rate.multiply(days).divide(year, DIGITS));
      factor = factor.divide(growth, DIGITS);
      sum = sum.add(factor);
      from = row.dueDate();
    }
    return BigDecimal.valueOf(terms.principal().minor())
        .divide(sum, DIGITS)
        // Sixty digits turn an exact tie into 0.4999…; thirty bring it back.
        .setScale(30, RoundingMode.HALF_EVEN)
        .setScale(0, RoundingMode.valueOf(terms.rounding().name()))
        .longValueExact();
  }

  private static long repaidUpTo(List<Instalment> rows, int number) {
    return rows.stream()
        .filter(row -> row.number() <= number)
        .mapToLong(row -> row.principal().minor())
        .sum();
  }

  /** Days of interest, written down a second time. */
  private static long days(ScheduleTerms terms, LocalDate from, LocalDate to) {
    if (terms.dayCount() != DayCount.THIRTY_360) {
      return ChronoUnit.DAYS.between(from, to);
    }
    boolean wholeMonths =
        from.getDayOfMonth() == Math.min(terms.repaymentDay(), from.lengthOfMonth());
    long months = 12L * (to.getYear() - from.getYear()) + to.getMonthValue() - from.getMonthValue();
    long days =
        wholeMonths ? 0 : Math.min(to.getDayOfMonth(), 30) - Math.min(from.getDayOfMonth(), 30);
    return 30 * months + days;
  }

  private static void check(boolean holds, ScheduleTerms terms, String what) {
    if (!holds) {
      throw new AssertionError(what + " in " + terms);
    }
  }
}
