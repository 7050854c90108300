package io.ebbgate.core.schedule.cost;

import io.ebbgate.core.money.AnnualRate;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.schedule.Instalment;
import io.ebbgate.core.schedule.Schedule;
import java.time.LocalDate;
import java.util.List;

/**
 * The yearly rate of payments on given days: what spreadsheets call XIRR, with 365 days in every
 * year and interest compounded by the year. To the nearest part per million.
 *
 * <p>The discount factor of one day is found by halving, in fixed point with 62 fraction bits, so
 * that every machine gets the same figure. Its powers are wrong by less than 1e-14 of themselves
 * over thirty years.
 */
public final class DatedRate {

  private static final int FRACTION_BITS = 62;
  private static final long UNIT = 1L << FRACTION_BITS;
  private static final int LOST_BITS = 64 - FRACTION_BITS;

  /** Compounded over a year this is a hundred thousandth of a part per million. */
  private static final long FINE_ENOUGH = 1L << 17;

  private static final int DAYS_IN_YEAR = 365;
  private static final int MONTHS = 12;

  private DatedRate() {}

  /**
   * The yearly rate of a schedule, fees included.
   *
   * @param received what the customer got on the value date; positive
   * @return zero when no more is paid than received, at most {@link
   *     AnnualRate#MAXIMUM_PARTS_PER_MILLION}
   */
  public static AnnualRate of(Money received, LocalDate valueDate, Schedule schedule) {
    long day = dayFactor(received.minor(), valueDate, schedule.instalments());
    return nearest(power(day, DAYS_IN_YEAR), 1);
  }

  /** Twelve times the monthly rate that compounds to the yearly one over twelve equal months. */
  static AnnualRate twelveTimesMonthly(Money received, LocalDate valueDate, Schedule schedule) {
    long day = dayFactor(received.minor(), valueDate, schedule.instalments());
    return nearest(power(day, DAYS_IN_YEAR), MONTHS);
  }

  /** The rate, compounded so often a year, whose yearly discount factor is the given one. */
  private static AnnualRate nearest(long yearFactor, int timesAYear) {
    long low = 0;
    long high = AnnualRate.MAXIMUM_PARTS_PER_MILLION;
    long whole = 2L * timesAYear * AnnualRate.ONE;
    // The largest rate whose lower half-step still discounts no more.
    while (low < high) {
      long middle = (low + high + 1) >>> 1;
      long step = InternalRate.fixedPoint(whole, whole + 2 * middle - 1);
      if (power(step, timesAYear) >= yearFactor) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return new AnnualRate(low);
  }

  private static long dayFactor(long received, LocalDate valueDate, List<Instalment> rows) {
    if (received <= 0) {
      throw new IllegalArgumentException("nothing received: " + received);
    }
    var payments = new long[rows.size()];
    long paid = 0;
    for (int i = 0; i < payments.length; i++) {
      payments[i] = rows.get(i).total().minor();
      paid = Math.addExact(paid, payments[i]);
    }
    if (paid <= received) {
      return UNIT;
    }
    var gaps = Gaps.of(valueDate, rows);
    // Filled anew in every step of the halving.
    var steps = new long[gaps.lengths().length];
    int bits = Long.numberOfLeadingZeros(Math.addExact(paid, received)) - LOST_BITS - 1;
    long low = 0;
    long high = UNIT;
    while (high - low > FINE_ENOUGH) {
      long middle = (low + high) >>> 1;
      if (worth(gaps, payments, steps, middle, bits) >= received << bits) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return high;
  }

  private static long worth(Gaps gaps, long[] payments, long[] steps, long dayFactor, int bits) {
    for (int i = 0; i < steps.length; i++) {
      steps[i] = power(dayFactor, gaps.lengths()[i]);
    }
    long worth = 0;
    long factor = UNIT;
    for (int i = 0; i < payments.length; i++) {
      factor = times(factor, steps[gaps.of()[i]]);
      worth += Math.multiplyHigh(payments[i] << (bits + LOST_BITS), factor);
    }
    return worth;
  }

  private static long power(long factor, int exponent) {
    long result = UNIT;
    long square = factor;
    for (int rest = exponent; rest > 0; rest >>= 1) {
      if ((rest & 1) == 1) {
        result = times(result, square);
      }
      square = times(square, square);
    }
    return result;
  }

  private static long times(long one, long other) {
    return Math.multiplyHigh(one, other) << LOST_BITS;
  }
}
