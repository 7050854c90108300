package io.ebbgate.core.schedule;

import io.ebbgate.core.money.AnnualRate;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.product.plan.Term;
import io.ebbgate.core.product.plan.TermUnit;
import java.util.List;

/**
 * The yearly rate that a customer's cash flows amount to: twelve times the monthly internal rate of
 * return, one payment a month, to the nearest part per million.
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

  private static final long MONTHS = 12;

  private InternalRate() {}

  /** The yearly rate of a schedule whose rows are a month apart. */
  public static AnnualRate ofMonthly(Money received, Schedule schedule) {
    return ofMonthly(received, schedule.instalments().stream().map(Instalment::total).toList());
  }

  /**
   * The yearly rate of a schedule, fees included: a row of a term in months lies the months that it
   * stands for away, whatever the days. A term in weeks or days has no months: its rate is twelve
   * times the monthly rate that compounds to {@link DatedRate}.
   */
  public static AnnualRate of(ScheduleTerms terms, Schedule schedule) {
    Term term = terms.term();
    if (term.unit() != TermUnit.MONTH) {
      return DatedRate.twelveTimesMonthly(terms.principal(), terms.valueDate(), schedule);
    }
    return solve(terms.principal().minor(), byMonth(term, schedule, 0));
  }

  /**
   * The yearly rate that a cap is held against: that of {@link #of}, had rounding been in the
   * customer's favour in every row. Interest at exactly the cap is not above it for the sake of
   * half a minor unit.
   */
  public static AnnualRate underRounding(ScheduleTerms terms, Schedule schedule) {
    Term term = terms.term();
    if (term.unit() != TermUnit.MONTH) {
      return of(terms, schedule);
    }
    return solve(terms.principal().minor(), byMonth(term, schedule, 1));
  }

  private static long[] byMonth(Term term, Schedule schedule, long less) {
    var payments = new long[term.units()];
    int rows = schedule.instalments().size();
    for (Instalment row : schedule.instalments()) {
      payments[row.number() * payments.length / rows - 1] = Math.max(0, row.total().minor() - less);
    }
    return payments;
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
    return solve(received.minor(), payments.stream().mapToLong(Money::minor).toArray());
  }

  private static AnnualRate solve(long received, long[] payments) {
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
      if (isWorthMore(payments, 2 * middle - 1, received, bits)) {
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
      long[] payments, long twicePartsPerMillion, long received, int bits) {
    long year = 2 * MONTHS * AnnualRate.ONE;
    long step = fixedPoint(year, year + twicePartsPerMillion);
    long factor = step;
    long worth = 0;
    for (long payment : payments) {
      worth += Math.multiplyHigh(payment << (bits + LOST_BITS), factor);
      factor = Math.multiplyHigh(factor, step) << LOST_BITS;
    }
    return worth >= received << bits;
  }

  /** {@code numerator / denominator} below one, with 62 fraction bits. */
  static long fixedPoint(long numerator, long denominator) {
    // Long division, 31 bits at a time: the remainder stays below 2^32 (denominator under 2.3e8).
    long high = (numerator << 31) / denominator;
    long rest = (numerator << 31) % denominator;
    long low = (rest << 31) / denominator;
    long result = (high << 31) + low;
    return Math.min(result, UNIT - 1);
  }
}
