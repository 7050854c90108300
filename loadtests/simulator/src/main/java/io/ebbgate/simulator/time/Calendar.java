package io.ebbgate.simulator.time;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * The days of one world, and the long pauses in which they pass. In a pause no node runs and nobody
 * asks for anything; what was under way goes on outside.
 */
public final class Calendar {
  private final Scheduler scheduler;
  private final ZoneId zone;
  private Instant pauseEnds = Instant.MIN;

  /**
   * @param zone where days begin
   */
  public Calendar(Scheduler scheduler, ZoneId zone) {
    this.scheduler = scheduler;
    this.zone = zone;
  }

  /** Where days begin. */
  public ZoneId zone() {
    return zone;
  }

  /** The true date. */
  public LocalDate today() {
    return LocalDate.ofInstant(scheduler.instant(), zone);
  }

  /** Lets so many days pass, at least one, up to a time of the last of them. */
  public void pause(int days, LocalTime until) {
    pauseEnds = today().plusDays(days).atTime(until).atZone(zone).toInstant();
  }

  /** How long the pause lasts still, in microseconds; 0 when there is none. */
  public long pauseMicros() {
    var now = scheduler.instant();
    return now.isBefore(pauseEnds) ? Duration.between(now, pauseEnds).toNanos() / 1_000 : 0;
  }
}
