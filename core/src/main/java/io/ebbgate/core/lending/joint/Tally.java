package io.ebbgate.core.lending.joint;

import io.ebbgate.core.money.Rounding;
import java.util.Arrays;

/**
 * One component of a joint loan, taken in one amount after the other: how much has come, and how
 * much of it went to each side. In minor units; not thread-safe. The platform is the last side.
 */
final class Tally {

  private final long[] ratios;
  private final long[] columns;
  private final Rounding rounding;
  private final long[] given;
  private long taken;

  private Tally(long[] ratios, long[] columns, Rounding rounding, long[] given, long taken) {
    this.ratios = ratios;
    this.columns = columns;
    this.rounding = rounding;
    this.given = given;
    this.taken = taken;
  }

  /** One whose sides can get any amount. */
  static Tally unbounded(long[] ratios, Rounding rounding) {
    long[] columns = new long[ratios.length + 1];
    Arrays.fill(columns, Long.MAX_VALUE);
    return bounded(ratios, columns, rounding);
  }

  /**
   * One whose sides get no more than their columns hold.
   *
   * @param ratios of the funders, in parts per million
   * @param columns of the funders and the platform
   */
  static Tally bounded(long[] ratios, long[] columns, Rounding rounding) {
    return new Tally(ratios, columns, rounding, new long[columns.length], 0);
  }

  /** One that goes on from where two others stand, within this one's columns. */
  Tally after(Tally other) {
    long[] both = new long[given.length];
    for (int side = 0; side < both.length; side++) {
      both[side] = Math.addExact(given[side], other.given[side]);
    }
    return new Tally(ratios, columns, rounding, both, Math.addExact(taken, other.taken));
  }

  /**
   * Splits the next amount: each funder gets its ratio of all that has come, rounded, less what it
   * has got before, cut at what is left of the amount and of its column; the platform gets the
   * rest.
   *
   * <p>Alone that could leave a column short: the platform may hold a minor unit that rounding gave
   * it early, and never gives one back. So it takes no more than its own column holds, and what
   * then remains goes to the funders in their order.
   *
   * @param amount not negative
   * @return the parts, none negative, which add up to the amount
   * @throws IllegalArgumentException when the columns hold less than that
   */
  long[] take(long amount) {
    taken = Math.addExact(taken, amount);
    long[] parts = new long[given.length];
    long left = amount;
    for (int side = 0; side < ratios.length; side++) {
      long entitled = rounding.multiplyDivide(taken, ratios[side], Ratios.WHOLE) - given[side];
      // Below zero where a remainder had come to it early: then it waits until that has evened out.
      left -= give(parts, side, Math.min(left, Math.max(0, entitled)));
    }
    left -= give(parts, ratios.length, left);
    for (int side = 0; side < ratios.length; side++) {
      left -= give(parts, side, left);
    }
    if (left > 0) {
      throw new IllegalArgumentException(
          left + " of " + amount + " are more than any side is owed");
    }
    return parts;
  }

  private long give(long[] parts, int side, long wanted) {
    long part = Math.min(wanted, columns[side] - given[side]);
    given[side] += part;
    parts[side] += part;
    return part;
  }
}
