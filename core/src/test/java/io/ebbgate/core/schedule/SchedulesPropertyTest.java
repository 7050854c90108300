package io.ebbgate.core.schedule;

import io.ebbgate.core.Seeded;
import io.ebbgate.core.money.Rounding;
import io.ebbgate.core.product.DayCount;
import io.ebbgate.core.product.RepaymentMethod;
import io.ebbgate.core.product.plan.LevelRule;
import io.ebbgate.core.product.plan.TermUnit;
import io.ebbgate.core.schedule.cost.PlanProblems;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What holds for every schedule, whatever its terms. {@code -Debbgate.schedules=10000000} checks
 * more of them than a usual build does.
 */
class SchedulesPropertyTest {

  private static final int STEPS = Integer.getInteger("ebbgate.schedules", 1_300_000);
  private static final MathContext DIGITS = new MathContext(60);

  @Test
  void principalAddsUpAndNoRowIsNegativeAndDatesAscend() {
    Seeded.times(
        STEPS,
        random -> {
          ScheduleTerms terms = RandomTerms.any(random);
          Schedule schedule = Schedules.plan(terms);
          List<Instalment> rows = schedule.instalments();
          check(rows.size() == terms.method().rows(terms.periods()), terms, "number of rows");
          long principal = 0;
          LocalDate before = terms.valueDate();
          for (Instalment row : rows) {
            principal += row.principal().minor();
            boolean sound =
                row.principal().minor() >= 0
                    && row.interest().minor() >= 0
                    && row.fee().isZero()
                    && row.dueDate().isAfter(before);
            if (!sound) {
              throw new AssertionError("row " + row + " in " + terms);
            }
            before = row.dueDate();
          }
          check(principal == terms.principal().minor(), terms, "principal");
          checkInterest(terms, rows);
        });
  }

  /** Within half a minor unit of the exact fraction: that is, the one rounding of it. */
  private static void checkInterest(ScheduleTerms terms, List<Instalment> rows) {
    long year = 1_000_000L * (terms.dayCount() == DayCount.ACTUAL_365 ? 365 : 360);
    long rate = terms.annualRate().partsPerMillion();
    boolean atTheEnd = terms.method() == RepaymentMethod.PRINCIPAL_FIRST;
    long balance = terms.principal().minor();
    long balanceDays = 0;
    LocalDate from = terms.valueDate();
    for (Instalment row : rows) {
      long on = terms.method() == RepaymentMethod.FLAT_RATE ? terms.principal().minor() : balance;
      balanceDays += on * days(terms, from, row.dueDate());
      boolean falls = !atTheEnd || row.number() == rows.size();
      long expected = falls ? rounded(balanceDays, rate, year, terms.rounding()) : 0;
      if (expected != row.interest().minor()) {
        throw new AssertionError("row " + row + ", not " + expected + " in " + terms);
      }
      balance -= row.principal().minor();
      balanceDays = atTheEnd ? balanceDays : 0;
      from = row.dueDate();
    }
  }

  /** {@code a * b / c} by another road than the code's: doubled, floored, and the tie apart. */
  private static long rounded(long a, long b, long c, Rounding rounding) {
    // Both factors are below 2^62 together in nearly all cases; the rest takes the long way.
    if (Math.multiplyHigh(a, 2 * b) != 0 || 2 * a * b < 0) {
      return BigInteger.valueOf(a)
          .multiply(BigInteger.valueOf(b))
          .multiply(BigInteger.TWO)
          .add(BigInteger.valueOf(c))
          .divide(BigInteger.valueOf(2 * c))
          .longValueExact();
    }
    long twice = 2 * a * b;
    long down = twice / (2 * c);
    long side = twice - down * 2 * c;
    if (side == c) {
      return rounding == Rounding.HALF_UP || down % 2 == 1 ? down + 1 : down;
    }
    return side > c ? down + 1 : down;
  }

  @Test
  void discountedAtItsOwnRateAnActuarialScheduleIsWorthItsPrincipal() {
    Seeded.times(
        STEPS,
        random -> {
          RepaymentMethod method = RandomTerms.one(random, RepaymentMethod.values());
          if (method == RepaymentMethod.FLAT_RATE || method == RepaymentMethod.PRINCIPAL_FIRST) {
            return;
          }
          ScheduleTerms terms = RandomTerms.of(random, method, List.of());
          double year = 1_000_000.0 * terms.dayCount().daysInYear();
          double factor = 1;
          double worth = 0;
          double factors = 0;
          LocalDate from = terms.valueDate();
          for (Instalment row : Schedules.plan(terms).instalments()) {
            long days = days(terms, from, row.dueDate());
            factor /= 1 + terms.annualRate().partsPerMillion() * days / year;
            worth += row.total().minor() * factor;
            factors += factor;
            from = row.dueDate();
          }
          // Half a minor unit of rounding in each row, and the reckoning's own floating point.
          double most = 0.5 * factors + 1e-12 * worth;
          double off = Math.abs(worth - terms.principal().minor());
          check(off <= most, terms, "worth");
        });
  }

  @Test
  void everyRowButTheLastIsTheExactLevelPaymentRoundedOnce() {
    Seeded.times(
        8_000,
        random -> {
          ScheduleTerms terms = RandomTerms.of(random, RepaymentMethod.EQUAL_INSTALMENT, List.of());
          List<Instalment> rows = Schedules.plan(terms).instalments();
          if (terms.rule().levelRule() != LevelRule.EXACT || rows.size() == 1) {
            return;
          }
          long payment = referencePayment(terms, rows);
          if (rows.stream().anyMatch(row -> row.interest().minor() > payment)) {
            return;
          }
          for (Instalment row : rows.subList(0, rows.size() - 1)) {
            // Rounding may repay a small principal before the last row.
            boolean level = row.total().minor() == payment;
            boolean capped = repaidUpTo(rows, row.number()) == terms.principal().minor();
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

  @Test
  void theEnclosedLevelPaymentIsTheOneInFull() {
    int[] enclosed = {0};
    Seeded.times(
        20_000,
        random -> {
          ScheduleTerms terms = RandomTerms.of(random, RepaymentMethod.EQUAL_INSTALMENT, List.of());
          int[] days = Schedules.periods(terms).stream().mapToInt(Period::days).toArray();
          long principal = terms.principal().minor();
          long quick = LevelPayment.enclosed(principal, days, terms.interest());
          enclosed[0] += quick < 0 ? 0 : 1;
          long full = LevelPayment.inFull(principal, days, terms.interest());
          check(quick < 0 || quick == full, terms, "enclosed " + quick + ", in full " + full);
        });
    // Else the quick road would not be one.
    check(enclosed[0] > 19_500, enclosed[0] + " of 20000 were enclosed");
  }

  @Test
  void aSoundScheduleHasNoAbsurdInstalment() {
    int[] sound = {0};
    Seeded.times(
        STEPS / 5,
        random -> {
          ScheduleTerms terms = RandomTerms.any(random);
          Schedule schedule = Schedules.plan(terms);
          if (PlanProblems.of(terms, schedule).isPresent()) {
            return;
          }
          sound[0]++;
          boolean byRow =
              terms.method() != RepaymentMethod.INTEREST_FIRST
                  && terms.method() != RepaymentMethod.BULLET;
          long usual = schedule.instalments().getFirst().principal().minor();
          for (Instalment row : schedule.instalments()) {
            usual = Math.max(usual, row.principal().minor());
          }
          check(!byRow || schedule.last().principal().isPositive(), terms, "nothing in the last");
          check(usual <= terms.principal().minor(), terms, "more than all");
        });
    check(sound[0] > STEPS / 5 / 10 * 9, sound[0] + " of " + STEPS / 5 + " were sound");
  }

  @Test
  void feesStandInTheirRowsAndInNothingElse() {
    Seeded.times(
        50_000,
        random -> {
          ScheduleTerms terms = RandomTerms.withFees(random);
          var fee = terms.fees().getFirst();
          long each = fee.minor(terms.principal().minor(), terms.rounding());
          Schedule schedule = Schedules.plan(terms);
          int rows = schedule.instalments().size();
          for (Instalment row : schedule.instalments()) {
            long expected = fee.isDueWith(row.number(), rows) ? each : 0;
            check(row.fee().minor() == expected, terms, "fee of " + row);
          }
          long all =
              schedule.totalPrincipal().minor()
                  + schedule.totalInterest().minor()
                  + schedule.totalFee().minor();
          check(schedule.total().minor() == all, terms, "total");
        });
  }

  /** Days of interest, written down a second time. */
  private static long days(ScheduleTerms terms, LocalDate from, LocalDate to) {
    if (terms.dayCount() != DayCount.THIRTY_360) {
      return ChronoUnit.DAYS.between(from, to);
    }
    boolean wholeMonths =
        terms.rule().unit() == TermUnit.MONTH
            && from.getDayOfMonth() == Math.min(terms.repaymentDay(), from.lengthOfMonth());
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

  private static void check(boolean holds, String what) {
    if (!holds) {
      throw new AssertionError(what);
    }
  }
}
