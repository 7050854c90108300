package io.ebbgate.simulator.time;

import java.util.HexFormat;
import java.util.UUID;

/** The order of everything that happened, kept as one running digest. */
public final class EventLog {
  private final Scheduler scheduler;
  private long digest = 0x9e3779b97f4a7c15L;

  public EventLog(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  /** Notes that something happened to something, now. */
  public void note(String what, UUID whom) {
    mix(scheduler.nowMicros());
    mix(what.hashCode());
    mix(whom.getMostSignificantBits());
    mix(whom.getLeastSignificantBits());
  }

  /** What tells two runs apart. */
  public String digest() {
    mix(scheduler.sequence());
    return HexFormat.of().toHexDigits(digest);
  }

  /**
   * The finalizer of SplitMix64 over the running value: every bit counts, and so does the order.
   */
  private void mix(long value) {
    long mixed = (digest ^ value) + 0x9e3779b97f4a7c15L;
    mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    digest = mixed ^ (mixed >>> 31);
  }
}
