package io.ebbgate.core.schedule;

import io.ebbgate.core.money.AnnualRate;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.money.Rounding;
import io.ebbgate.core.product.DayCount;
import io.ebbgate.core.product.RepaymentMethod;
import io.ebbgate.core.product.plan.FeeDue;
import io.ebbgate.core.product.plan.FirstPeriod;
import io.ebbgate.core.product.plan.LevelRule;
import io.ebbgate.core.product.plan.ProductFee;
import io.ebbgate.core.product.plan.TermUnit;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;

/** Legal terms of every kind, by chance. */
public final class RandomTerms {

  /** The highest rate that the daily cap allows, and the highest all-in rate. */
  private static final int MOST_PARTS_PER_MILLION = 240_000;

  private static final int LEAST_PRINCIPAL_PER_INSTALMENT = 100;

  private RandomTerms() {}

  public static ScheduleTerms any(Random random) {
    return of(random, one(random, RepaymentMethod.values()), List.of());
  }

  public static ScheduleTerms withFees(Random random) {
    var fee =
        new ProductFee(
            "service",
            List.of(FeeDue.FIRST_INSTALMENT, FeeDue.EACH_INSTALMENT, FeeDue.LAST_INSTALMENT)
                .get(random.nextInt(3)),
            random.nextInt(10_000),
            random.nextInt(1_000));
    return of(random, one(random, RepaymentMethod.values()), List.of(fee));
  }

  static ScheduleTerms of(Random random, RepaymentMethod method, List<ProductFee> fees) {
    TermUnit unit = random.nextInt(3) > 0 ? TermUnit.MONTH : one(random, TermUnit.values());
    int periods = 1 + random.nextInt(random.nextInt(20) == 0 ? 360 : 36);
    int most = Math.min(unit.longest() / periods, unit == TermUnit.DAY ? 60 : 6);
    int every = random.nextInt(4) > 0 ? 1 : 1 + random.nextInt(Math.max(1, most));
    LocalDate valueDate = valueDate(random);
    long least = (long) LEAST_PRINCIPAL_PER_INSTALMENT * periods;
    // Spread over the orders of magnitude, up to ten million yuan.
    long principal = least + (random.nextLong() >>> 1) % (1L << (1 + random.nextInt(30)));
    return new ScheduleTerms(
        Money.fen(principal),
        new AnnualRate(random.nextInt(8) == 0 ? 0 : random.nextInt(MOST_PARTS_PER_MILLION + 1)),
        new PlanRule(method, one(random, LevelRule.values()), unit, every),
        periods,
        valueDate,
        one(random, DayCount.values()),
        random.nextInt(4) == 0 ? Rounding.HALF_EVEN : Rounding.HALF_UP,
        random.nextBoolean() ? valueDate.getDayOfMonth() : 1 + random.nextInt(31),
        one(random, FirstPeriod.values()),
        fees);
  }

  /** Mostly of our time; also month ends, leap days, before the epoch and far off. */
  private static LocalDate valueDate(Random random) {
    LocalDate near = LocalDate.of(2024, 1, 1).plusDays(random.nextInt(2_000));
    return switch (random.nextInt(10)) {
      case 0 -> near.withDayOfMonth(near.lengthOfMonth());
      case 1 -> LocalDate.of(2000 + 4 * random.nextInt(25), 2, 29);
      case 2 -> LocalDate.of(1900, 1, 1).plusDays(random.nextInt(25_567));
      case 3 -> LocalDate.of(2999, 12, 31).minusDays(random.nextInt(30_000));
      default -> near;
    };
  }

  static <T> T one(Random random, T[] all) {
    return all[random.nextInt(all.length)];
  }
}
