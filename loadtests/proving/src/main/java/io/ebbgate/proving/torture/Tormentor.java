package io.ebbgate.proving.torture;

import io.ebbgate.proving.client.GatewayClient.Pause;
import io.ebbgate.proving.crowd.Progress;
import io.ebbgate.proving.torture.fleet.Fleet;
import io.ebbgate.proving.torture.fleet.Stall;
import io.ebbgate.proving.torture.load.Told;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Carries strikes out, one after another, and starts again what was killed. A stall goes on while
 * the next strike falls. For one thread.
 */
final class Tormentor {
  private static final Duration LOOK_EVERY = Duration.ofMillis(20);
  private static final Duration RECOVERED_WITHIN = Duration.ofSeconds(60);

  /**
   * How often what was done.
   *
   * @param killsGateway gateways killed
   * @param killsPostgres kills of the database
   * @param pauses stalls of a gateway
   * @param fullDisks times that the database's disk was full
   * @param deathsOfFullDisk how often the database ended of it, and was started again
   */
  record Count(
      long killsGateway, long killsPostgres, long pauses, long fullDisks, long deathsOfFullDisk) {}

  private final Fleet fleet;
  private final Told told;
  private final Progress progress;
  private final Pause pause;
  private final List<Stall> stalls = new ArrayList<>();
  private long killsGateway;
  private long killsPostgres;
  private long pauses;
  private long fullDisks;
  private long deathsOfFullDisk;

  Tormentor(Fleet fleet, Told told, Progress progress, Pause pause) {
    this.fleet = fleet;
    this.told = told;
    this.progress = progress;
    this.pause = pause;
  }

  /** How often what was done until now. */
  Count count() {
    return new Count(killsGateway, killsPostgres, pauses, fullDisks, deathsOfFullDisk);
  }

  /**
   * One round: every strike in its order, until all that was struck is up again.
   *
   * @throws IllegalStateException when no order is accepted within a minute of a kill
   */
  void round(String name, List<Strike> strikes) throws IOException, InterruptedException {
    for (var strike : strikes) {
      pause.of(strike.after());
      carryOut(name, strike);
    }
    for (var stall : stalls) {
      stall.awaitEnd();
    }
    stalls.clear();
  }

  private void carryOut(String name, Strike strike) throws IOException, InterruptedException {
    switch (strike.harm()) {
      case KILL_GATEWAY -> {
        progress.say(name + ": kill -9 gateway " + strike.gateway());
        killGateways(List.of(strike.gateway()), strike.lasting());
      }
      case KILL_ALL_GATEWAYS -> {
        progress.say(name + ": kill -9 all gateways");
        killGateways(IntStream.range(0, fleet.size()).boxed().toList(), strike.lasting());
      }
      case KILL_POSTGRES -> {
        progress.say(name + ": kill -9 PostgreSQL");
        fleet.database().kill();
        killsPostgres++;
        told.struck();
        pause.of(strike.lasting());
        fleet.database().restart();
        awaitRecovery();
      }
      case STALL_GATEWAY -> {
        progress.say(
            name
                + ": stall gateway "
                + strike.gateway()
                + " for "
                + strike.lasting().toMillis()
                + " ms, leases take "
                + Fleet.LEASE.toMillis());
        stalls.add(fleet.stall(strike.gateway(), strike.lasting()));
        pauses++;
      }
      case FILL_DISK -> {
        progress.say(name + ": fill the disk for " + strike.lasting().toMillis() + " ms");
        fillDisk(strike.lasting());
      }
    }
  }

  /** What the database gives back while it lasts, as an old journal, is taken as well. */
  private void fillDisk(Duration time) throws IOException, InterruptedException {
    try (var ballast = fleet.disk().orElseThrow().fill()) {
      told.struck();
      fullDisks++;
      for (var left = time; left.isPositive(); left = left.minus(LOOK_EVERY)) {
        pause.of(LOOK_EVERY);
        ballast.grow();
      }
    }
    if (!fleet.database().isUp()) {
      progress.say("PostgreSQL ended of it; starting it again");
      deathsOfFullDisk++;
      fleet.database().restart();
    }
    awaitRecovery();
  }

  private void killGateways(List<Integer> victims, Duration down)
      throws IOException, InterruptedException {
    fleet.kill(victims);
    killsGateway += victims.size();
    told.struck();
    pause.of(down);
    fleet.restart(victims);
    awaitRecovery();
  }

  private void awaitRecovery() throws InterruptedException {
    var waited = Duration.ZERO;
    while (!told.recovered()) {
      if (waited.compareTo(RECOVERED_WITHIN) >= 0) {
        throw new IllegalStateException(
            "no order was accepted within "
                + RECOVERED_WITHIN.toSeconds()
                + " s after what was killed had been started again");
      }
      pause.of(LOOK_EVERY);
      waited = waited.plus(LOOK_EVERY);
    }
    progress.say("accepted again after " + told.recoveries().getLast().toMillis() + " ms");
  }
}
