package io.ebbgate.core.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Business time with everything that it was moved by.
 *
 * @param zone where days begin and end
 * @param shifts in order of time, each further ahead than the one before; empty where business time
 *     is the wall clock's
 */
public record BusinessTime(ZoneId zone, List<Shift> shifts) implements BusinessDays {

  /** Where business time ends: no loan runs so long, and dates stay in four digits. */
  private static final LocalDate END = LocalDate.of(2200, 1, 1);

  public BusinessTime {
    shifts = List.copyOf(shifts);
    for (int i = 1; i < shifts.size(); i++) {
      var before = shifts.get(i - 1);
      var shift = shifts.get(i);
      if (shift.from().isBefore(before.from()) || shift.ahead().compareTo(before.ahead()) <= 0) {
        throw new IllegalArgumentException(shift + " after " + before);
      }
    }
  }

  /** Business time that is the wall clock's. */
  public static BusinessTime unmoved(ZoneId zone) {
    return new BusinessTime(zone, List.of());
  }

  @Override
  public LocalDate dayOf(Instant instant) {
    return LocalDate.ofInstant(of(instant), zone);
  }

  /** The business time of an instant of the wall clock. */
  public Instant of(Instant instant) {
    for (int i = shifts.size() - 1; i >= 0; i--) {
      if (!shifts.get(i).from().isAfter(instant)) {
        return instant.plus(shifts.get(i).ahead());
      }
    }
    return instant;
  }

  /**
   * What moving it comes to.
   *
   * @param now the wall clock's instant
   */
  public ClockAnswer move(ClockMove move, Instant now) {
    // A node whose clock is behind that of the one which moved it last moves it from there on.
    var from = shifts.isEmpty() || now.isAfter(last().from()) ? now : last().from();
    var present = of(from);
    var local = present.atZone(zone);
    var wanted =
        switch (move) {
          case ClockMove.ToDate(var date) -> local.with(date).toInstant();
          case ClockMove.ToInstant(var instant) -> instant;
          case ClockMove.OnByDays(int days) -> local.plusDays(days).toInstant();
        };
    // The database keeps milliseconds.
    var ahead = Duration.between(from, wanted).truncatedTo(ChronoUnit.MILLIS);
    int compared = ahead.compareTo(Duration.between(from, present));
    if (compared == 0) {
      return new ClockAnswer.Unmoved();
    }
    if (compared < 0) {
      return new ClockAnswer.Backwards();
    }
    return LocalDate.ofInstant(wanted, zone).isBefore(END)
        ? new ClockAnswer.Shifted(new Shift(from, ahead))
        : new ClockAnswer.TooFar();
  }

  /** This time with one shift more. */
  public BusinessTime with(Shift shift) {
    var all = new ArrayList<>(shifts);
    all.add(shift);
    return new BusinessTime(zone, all);
  }

  private Shift last() {
    return shifts.getLast();
  }
}
