package io.ebbgate.core.lending.history;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.UUID;

/**
 * What every event of a loan carries.
 *
 * @param id the event
 * @param valueDate the day on which it counts, which may be long before it became known
 * @param sequence its place in the order of becoming known, unique within the loan
 */
public record EventMark(UUID id, LocalDate valueDate, long sequence)
    implements Comparable<EventMark> {

  private static final Comparator<EventMark> ORDER =
      Comparator.comparing(EventMark::valueDate).thenComparingLong(EventMark::sequence);

  /** By value date, then by sequence. */
  @Override
  public int compareTo(EventMark other) {
    return ORDER.compare(this, other);
  }

  /** The same event on another day. */
  EventMark on(LocalDate date) {
    return new EventMark(id, date, sequence);
  }
}
