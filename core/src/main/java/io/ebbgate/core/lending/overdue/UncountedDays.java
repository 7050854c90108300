package io.ebbgate.core.lending.overdue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Days of a loan that do not count as others do.
 *
 * @param heldByUs days lost through our own fault: they count for neither grace nor penalty; kept
 *     in order, those that touch joined
 * @param stoppedFrom neither interest nor penalty grows after this day; days overdue still count
 */
public record UncountedDays(List<DaySpan> heldByUs, Optional<LocalDate> stoppedFrom) {

  /** Every day counts. */
  public static final UncountedDays NONE = new UncountedDays(List.of(), Optional.empty());

  public UncountedDays {
    heldByUs = heldByUs.isEmpty() ? List.of() : joined(heldByUs);
  }

  private static List<DaySpan> joined(List<DaySpan> spans) {
    var after = new ArrayList<DaySpan>();
    for (DaySpan span : spans.stream().sorted(Comparator.comparing(DaySpan::from)).toList()) {
      boolean touches = !after.isEmpty() && !span.from().isAfter(after.getLast().to().plusDays(1));
      if (touches) {
        DaySpan last = after.removeLast();
        after.add(new DaySpan(last.from(), span.to().isAfter(last.to()) ? span.to() : last.to()));
      } else {
        after.add(span);
      }
    }
    return List.copyOf(after);
  }

  /** The same, with these days lost as well. */
  public UncountedDays withHeld(DaySpan span) {
    var spans = new ArrayList<>(heldByUs);
    spans.add(span);
    return new UncountedDays(spans, stoppedFrom);
  }

  /** The same, with interest and penalty standing still after a day, or after an earlier one. */
  public UncountedDays stoppedFrom(LocalDate date) {
    return new UncountedDays(
        heldByUs, Optional.of(stoppedFrom.filter(day -> day.isBefore(date)).orElse(date)));
  }

  /** The last day up to which interest and penalty grow: the date, or the day of the stop. */
  public LocalDate growthTo(LocalDate date) {
    return stoppedFrom.isPresent() && stoppedFrom.get().isBefore(date) ? stoppedFrom.get() : date;
  }

  /**
   * Days overdue on a date of what fell due on a day, grace included, days held by us left out.
   *
   * @return zero when the date is not after the due day
   */
  public long daysOverdue(LocalDate dueDate, LocalDate date) {
    long days = Math.max(0, date.toEpochDay() - dueDate.toEpochDay());
    for (DaySpan span : heldByUs) {
      days -= span.daysWithin(dueDate, date);
    }
    return days;
  }

  /** Days for which penalty runs: those overdue, up to the day of a stop. */
  public long penaltyDays(LocalDate dueDate, LocalDate date) {
    return daysOverdue(dueDate, growthTo(date));
  }

  /** The first day on which what fell due on a day is so many days overdue; at least one day. */
  public LocalDate dayOverdue(LocalDate dueDate, long days) {
    LocalDate date = dueDate.plusDays(days);
    long counted = daysOverdue(dueDate, date);
    // Each step skips at least the days that are missing; spans are few.
    while (counted < days) {
      date = date.plusDays(days - counted);
      counted = daysOverdue(dueDate, date);
    }
    return date;
  }
}
