package io.ebbgate.core.schedule.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ebbgate.core.Seeded;
import io.ebbgate.core.money.AnnualRate;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.money.Rounding;
import io.ebbgate.core.product.DayCount;
import io.ebbgate.core.product.RepaymentMethod;
import io.ebbgate.core.product.plan.FirstPeriod;
import io.ebbgate.core.schedule.ScheduleTerms;
import io.ebbgate.core.schedule.Schedules;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class InternalRateTest {

  private static final MathContext DIGITS = new MathContext(40);

  @Test
  void aSingleMonthIsTwelveTimesItsInterest() {
    assertThat(InternalRate.ofMonthly(Money.fen(100_000), List.of(Money.fen(101_500))))
        .isEqualTo(AnnualRate.parse("0.18"));
  }

  @Test
  void aBulletCompoundsByTheMonth() {
    var valueDate = LocalDate.of(2026, 11, 23);
    var terms =
        new ScheduleTerms(
            Money.fen(1_000_000),
            AnnualRate.parse("0.12"),
            RepaymentMethod.BULLET,
            6,
            valueDate,
            DayCount.THIRTY_360,
            Rounding.HALF_UP,
            23,
            FirstPeriod.LONG);

    // 12 * (1.06^(1/6) - 1) = 0.117105...
    assertThat(InternalRate.of(terms, Schedules.plan(terms))).isEqualTo(new AnnualRate(117_106));
  }

  @Test
  void aLevelLoanWithoutFeesComesBackToItsNominalRate() {
    Seeded.times(
        5_000,
        random -> {
          int months = 1 + random.nextInt(36);
          var rate = new AnnualRate(1_000 + random.nextInt(300_000));
          var terms =
              new ScheduleTerms(
                  Money.fen(10_000_000_000L),
                  rate,
                  RepaymentMethod.EQUAL_INSTALMENT,
                  months,
                  LocalDate.of(2026, 1, 15),
                  DayCount.THIRTY_360,
                  Rounding.HALF_UP,
                  15,
                  FirstPeriod.LONG);
          var found = InternalRate.of(terms, Schedules.plan(terms));
          assertThat(found.partsPerMillion()).isEqualTo(rate.partsPerMillion());
        });
  }

  @Test
  void isTheNearestPartPerMillionForAnyPayments() {
    Seeded.times(
        3_000,
        random -> {
          long received = 100L + random.nextInt(100_000_000);
          List<Money> payments = randomPayments(random, received);
          long found = InternalRate.ofMonthly(Money.fen(received), payments).partsPerMillion();
          if (found > 0) {
            assertThat(worth(payments, 2 * found - 1))
                .isGreaterThanOrEqualTo(BigDecimal.valueOf(received));
          }
          if (found < AnnualRate.MAXIMUM_PARTS_PER_MILLION) {
            assertThat(worth(payments, 2 * found + 1)).isLessThan(BigDecimal.valueOf(received));
          }
        });
  }

  @Test
  void payingNoMoreThanWasReceivedIsNoRate() {
    assertThat(InternalRate.ofMonthly(Money.fen(100), List.of(Money.fen(40), Money.fen(60))))
        .isEqualTo(AnnualRate.ZERO);
    assertThat(InternalRate.ofMonthly(Money.fen(100), List.of())).isEqualTo(AnnualRate.ZERO);
  }

  @Test
  void anAbsurdRateStopsAtTheMaximum() {
    assertThat(InternalRate.ofMonthly(Money.fen(1), List.of(Money.fen(1_000))))
        .isEqualTo(new AnnualRate(AnnualRate.MAXIMUM_PARTS_PER_MILLION));
  }

  @Test
  void theLargestAmountsFit() {
    var most = Money.fen(Money.MAXIMUM_MINOR);
    assertThat(InternalRate.ofMonthly(most, List.of(most, most)))
        // 12 * (golden ratio - 1)
        .isEqualTo(new AnnualRate(7_416_408));
  }

  @Test
  void somethingMustBeReceived() {
    assertThatThrownBy(() -> InternalRate.ofMonthly(Money.fen(0), List.of(Money.fen(1))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<Money> randomPayments(Random random, long received) {
    int months = 1 + random.nextInt(36);
    var payments = new ArrayList<Money>();
    for (int i = 0; i < months; i++) {
      payments.add(Money.fen(random.nextLong(1 + 3 * received / months)));
    }
    return payments;
  }

  /** What the payments are worth at a rate given in half parts per million. */
  private static BigDecimal worth(List<Money> payments, long halfPartsPerMillion) {
    BigDecimal growth =
        BigDecimal.ONE.add(
            BigDecimal.valueOf(halfPartsPerMillion).divide(new BigDecimal(24_000_000), DIGITS));
    BigDecimal factor = BigDecimal.ONE;
    BigDecimal sum = BigDecimal.ZERO;
    for (Money payment : payments) {
      factor = factor.divide(growth, DIGITS);
      sum = sum.add(factor.multiply(BigDecimal.valueOf(payment.minor()), DIGITS));
    }
    return sum;
  }
}
