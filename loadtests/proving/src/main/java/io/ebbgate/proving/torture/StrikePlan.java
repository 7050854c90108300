package io.ebbgate.proving.torture;

import io.ebbgate.proving.torture.Strike.Harm;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Draws a round's strikes. The same random source gives the same plan. */
final class StrikePlan {
  private static final int SHORTEST_PEACE_MS = 300;
  private static final int LONGEST_PEACE_MS = 2_500;
  private static final int LONGEST_DOWN_MS = 1_500;
  private static final int SHORTEST_FULL_MS = 1_000;
  private static final int LONGEST_FULL_MS = 4_000;
  private static final int LONGEST_OVERTIME_MS = 4_000;

  private final RandomGenerator random;
  private final int gateways;
  private final Duration lease;
  private final boolean fillsDisk;
  private boolean all;

  /**
   * A plan.
   *
   * @param gateways how many there are
   * @param lease what every stall outlasts
   * @param fillsDisk whether the database's disk is filled in each round, too
   */
  StrikePlan(RandomGenerator random, int gateways, Duration lease, boolean fillsDisk) {
    this.random = random;
    this.gateways = gateways;
    this.lease = lease;
    this.fillsDisk = fillsDisk;
    this.all = random.nextBoolean();
  }

  /**
   * The next round, in which every part is struck once: one gateway in one round and all of them in
   * the next, so that two rounds have seen everything.
   */
  List<Strike> round() {
    all = !all;
    var harms =
        new ArrayList<>(
            List.of(
                all ? Harm.KILL_ALL_GATEWAYS : Harm.KILL_GATEWAY,
                Harm.KILL_POSTGRES,
                Harm.STALL_GATEWAY));
    if (fillsDisk) {
      harms.add(Harm.FILL_DISK);
    }
    var strikes = new ArrayList<Strike>();
    while (!harms.isEmpty()) {
      strikes.add(strike(harms.remove(random.nextInt(harms.size()))));
    }
    return strikes;
  }

  private Strike strike(Harm harm) {
    var after = Duration.ofMillis(random.nextInt(SHORTEST_PEACE_MS, LONGEST_PEACE_MS));
    var lasting =
        switch (harm) {
          case STALL_GATEWAY ->
              lease.plusSeconds(1).plusMillis(random.nextInt(LONGEST_OVERTIME_MS));
          case FILL_DISK -> Duration.ofMillis(random.nextInt(SHORTEST_FULL_MS, LONGEST_FULL_MS));
          case KILL_GATEWAY, KILL_ALL_GATEWAYS, KILL_POSTGRES ->
              Duration.ofMillis(random.nextInt(LONGEST_DOWN_MS));
        };
    return new Strike(harm, random.nextInt(gateways), after, lasting);
  }
}
