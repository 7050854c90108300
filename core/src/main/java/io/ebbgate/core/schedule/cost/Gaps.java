package io.ebbgate.core.schedule.cost;

import io.ebbgate.core.schedule.Instalment;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/**
 * The days from each due date to the next. Few lengths are different, so that a power of each is
 * formed once for all rows.
 *
 * @param lengths the different ones, in days
 * @param of which of them each row has
 */
// Arrays, since these are walked dozens of times for one rate; they stay inside of this package.
@SuppressWarnings("ArrayRecordComponent")
record Gaps(int[] lengths, int[] of) {

  static Gaps of(LocalDate valueDate, List<Instalment> rows) {
    var lengths = new int[rows.size()];
    var of = new int[rows.size()];
    int different = 0;
    long from = valueDate.toEpochDay();
    for (int i = 0; i < of.length; i++) {
      long to = rows.get(i).dueDate().toEpochDay();
      int days = Math.toIntExact(to - from);
      int known = 0;
      while (known < different && lengths[known] != days) {
        known++;
      }
      lengths[known] = days;
      different = Math.max(different, known + 1);
      of[i] = known;
      from = to;
    }
    return new Gaps(Arrays.copyOf(lengths, different), of);
  }
}
