package io.ebbgate.core.schedule.cost;

import io.ebbgate.core.money.AnnualRate;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.product.plan.Term;
import io.ebbgate.core.product.plan.TermUnit;
import io.ebbgate.core.schedule.Instalment;
import io.ebbgate.core.schedule.Schedule;
import io.ebbgate.core.schedule.ScheduleTerms;
import java.util.List;

/**
 * The yearly rate that a customer's cash flows amount to: twelve times the monthly internal rate of
 * return, to the nearest part per million. Shown is the rate of one payment a month; held against a
 * cap is the rate with an odd first period at its own length.
 *
 * <p>Found by halving over whole parts per million in fixed-point integers (62 fraction bits for
 * discount factors), so that every machine gets the same figure. The error of the discounting stays
 * below 1e-12 of the principal, where one part per million of rate moves it by 1e-8 and more.
 */
public final class InternalRate {

  private static final int FRACTION_BITS = 62;
  private static final long UNIT = 1L << FRACTION_BITS;

  /** The bits that a product's high half drops beyond those of the factor. */
  private static final int LOST_BITS = 64 - FRACTION_BITS;

  private static final int DIGIT_BITS = 21;
  private static final long MONTHS = 12;

  private InternalRate() {}

  /** The yearly rate of a schedule whose rows are a month apart. */
  public static AnnualRate ofMonthly(Money received, Schedule schedule) {
    return ofMonthly(received, schedule.instalments().stream().map(Instalment::total).toList());
  }

  /**
   * The yearly rate of a schedule that is shown, fees included: a row of a term in months lies the
   * months that it stands for away, whatever the days. A term in weeks or days has no months: its
   * rate is twelve times the monthly rate that compounds to {@link DatedRate}.
   */
  public static AnnualRate of(ScheduleTerms terms, Schedule schedule) {
    return terms.term().unit() == TermUnit.MONTH
        ? solve(terms, schedule, FirstMonths.asAgreed(terms), 0)
        : DatedRate.twelveTimesMonthly(terms.principal(), terms.valueDate(), schedule);
  }

  /**
   * The yearly rate with an odd first period at its own length: that of {@link #of} for every other
   * schedule.
   */
  public static AnnualRate periodTrue(ScheduleTerms terms, Schedule schedule) {
    return periodTrue(terms, schedule, 0);
  }

  /**
   * The yearly rate that a cap is held against: {@link #periodTrue}, had rounding been in the
   * customer's favour in every row. Interest at exactly the cap is not above it for the sake of
   * half a minor unit.
   */
  public static AnnualRate heldToCap(ScheduleTerms terms, Schedule schedule) {
    return periodTrue(terms, schedule, 1);
  }

  private static AnnualRate periodTrue(ScheduleTerms terms, Schedule schedule, long less) {
    return terms.term().unit() == TermUnit.MONTH
        ? solve(terms, schedule, FirstMonths.of(terms), less)
        : of(terms, schedule);
  }

  /**
   * The rate of a term in months.
   *
   * @param less what each row is short of, in minor units
   */
  private static AnnualRate solve(
      ScheduleTerms terms, Schedule schedule, FirstMonths first, long less) {
    Term term = terms.term();
    var payments = new long[first.whole() + (term.count() - 1) * term.every() + 1];
    int rows = schedule.instalments().size();
    for (Instalment row : schedule.instalments()) {
      int periods = row.number() * term.count() / rows;
      payments[first.whole() + (periods - 1) * term.every()] =
          Math.max(0, row.total().minor() - less);
    }
    return solve(terms.principal().minor(), payments, first);
  }

  /**
   * The yearly rate of paying these sums after one month, two months and so on.
   *
   * @param received what the customer got at the start; positive
   * @param payments what is paid each month; none negative
   * @return zero when no more is paid than received, at most {@link
   *     AnnualRate#MAXIMUM_PARTS_PER_MILLION}
   */
  public static AnnualRate ofMonthly(Money received, List<Money> payments) {
    return solve(
        received.minor(),
        payments.stream().mapToLong(Money::minor).toArray(),
        FirstMonths.usual(1));
  }

  /**
   * The rate of payments a month apart.
   *
   * @param payments the first of them a part of a month away, that of {@code first}
   */
  private static AnnualRate solve(long received, long[] payments, FirstMonths first) {
    if (received <= 0) {
      throw new IllegalArgumentException("nothing received: " + received);
    }
    long total = received;
    for (long payment : payments) {
      total = Math.addExact(total, payment);
    }
    // Small sums get more fraction bits; two bits stay free for the product, one for the sign.
    int bits = Long.numberOfLeadingZeros(total) - LOST_BITS - 1;
    if (bits < 0) {
      throw new ArithmeticException("payments too large: " + total);
    }
    long low = 0;
    long high = AnnualRate.MAXIMUM_PARTS_PER_MILLION;
    // The largest rate whose lower half-step still values the payments above what was received.
    while (low < high) {
      long middle = (low + high + 1) >>> 1;
      if (isWorthMore(payments, first, 2 * middle - 1, received, bits)) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return new AnnualRate(low);
  }

  /**
   * Whether the payments, discounted at half the given rate, are worth the sum received or more.
   */
  private static boolean isWorthMore(
      long[] payments, FirstMonths first, long twicePartsPerMillion, long received, int bits) {
    long year = 2 * MONTHS * AnnualRate.ONE;
    long step = fixedPoint(year, year + twicePartsPerMillion);
    // Within a part of a month interest is simple, as it is within a whole one.
    long parts = year * first.daysOfMonth();
    long factor = fixedPoint(parts, parts + twicePartsPerMillion * first.days());
    long worth = 0;
    for (long payment : payments) {
      worth += Math.multiplyHigh(payment << (bits + LOST_BITS), factor);
      factor = Math.multiplyHigh(factor, step) << LOST_BITS;
    }
    return worth >= received << bits;
  }

  /**
   * {@code numerator / denominator} below one, with 62 fraction bits.
   *
   * @param denominator below 2^40: two hundred million times the days of a month is
   */
  static long fixedPoint(long numerator, long denominator) {
    // Long division, at most 21 bits at a time, so that no remainder overflows when it is shifted.
    long result = 0;
    long rest = numerator;
    for (int left = FRACTION_BITS; left > 0; left -= DIGIT_BITS) {
      int bits = Math.min(left, DIGIT_BITS);
      result = (result << bits) + (rest << bits) / denominator;
      rest = (rest << bits) % denominator;
    }
    return Math.min(result, UNIT - 1);
  }
}
