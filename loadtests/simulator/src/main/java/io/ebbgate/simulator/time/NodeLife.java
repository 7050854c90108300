package io.ebbgate.simulator.time;

import io.ebbgate.gateway.usecase.Timers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.UUID;
import java.util.concurrent.Executor;

/**
 * Whether a process lives, and when it gets to run. A dead one does nothing any more, in the middle
 * of an action too: each port asks {@link #mayAct()} before it does something. A paused one does
 * later what it would have done now.
 */
public final class NodeLife implements Executor, Timers {
  /** Between any two effects, once in so many. */
  private static final int CRASH_BETWEEN_EFFECTS = 20_000;

  private static final int STALL_BETWEEN_EFFECTS = 4_000;

  private final UUID id;
  private final Scheduler scheduler;
  private final Chance chance;
  private final Faults faults;
  private final ZoneId zone;
  private final Runnable onCrash;
  private final ArrayDeque<Runnable> stalled = new ArrayDeque<>();
  private boolean alive = true;
  private boolean paused;
  private Duration clockOffset = Duration.ZERO;

  /**
   * @param id this process, another one after each start
   * @param onCrash told once
   */
  public NodeLife(
      UUID id, Scheduler scheduler, Chance chance, Faults faults, ZoneId zone, Runnable onCrash) {
    this.id = id;
    this.scheduler = scheduler;
    this.chance = chance;
    this.faults = faults;
    this.zone = zone;
    this.onCrash = onCrash;
  }

  /** This process. */
  public UUID id() {
    return id;
  }

  /** Whether it has not died. */
  public boolean isAlive() {
    return alive;
  }

  /** Whether it is alive and gets to run. */
  public boolean isRunning() {
    return alive && !paused;
  }

  /**
   * Whether an effect may be had. The process may die of the question, or stand still after this
   * effect and go on when its leases are long over.
   */
  public boolean mayAct() {
    if (alive && faults.strike(FaultKind.NODE_CRASHED, CRASH_BETWEEN_EFFECTS)) {
      crash();
    } else if (alive && !paused && faults.strike(FaultKind.NODE_PAUSED, STALL_BETWEEN_EFFECTS)) {
      pause(chance.micros(500, 12_000));
    }
    return alive;
  }

  /** Everything in memory is gone. */
  public void crash() {
    if (alive) {
      alive = false;
      stalled.clear();
      onCrash.run();
    }
  }

  /** Stops running for a while; the monotonic clock runs on. */
  public void pause(long micros) {
    if (alive && !paused) {
      paused = true;
      scheduler.after(micros, this::resume);
    }
  }

  /** From now on the wall clock is wrong by so much. */
  public void setClock(Duration offset) {
    clockOffset = offset;
  }

  private void resume() {
    paused = false;
    while (isRunning() && !stalled.isEmpty()) {
      stalled.remove().run();
    }
  }

  /** Runs an action now if the process runs, when it goes on if it is paused, or never. */
  public void run(Runnable action) {
    if (!alive) {
      return;
    }
    if (paused) {
      stalled.add(action);
    } else {
      action.run();
    }
  }

  @Override
  public void execute(Runnable action) {
    scheduler.after(1, () -> run(action));
  }

  @Override
  public Scheduled after(Duration delay, Runnable action) {
    var timer = new Timer(action);
    scheduler.after(Math.max(1_000, delay.toNanos() / 1_000), () -> run(timer));
    return timer;
  }

  /** This process's wall clock. */
  public Clock clock() {
    return new WallClock(zone);
  }

  /** A clock that cannot be set. */
  public long nanoTime() {
    return scheduler.nowMicros() * 1_000;
  }

  private static final class Timer implements Runnable, Scheduled {
    private final Runnable action;
    private boolean cancelled;

    Timer(Runnable action) {
      this.action = action;
    }

    @Override
    public void run() {
      if (!cancelled) {
        action.run();
      }
    }

    @Override
    public void cancel() {
      cancelled = true;
    }
  }

  private final class WallClock extends Clock {
    private final ZoneId shown;

    WallClock(ZoneId shown) {
      this.shown = shown;
    }

    @Override
    public ZoneId getZone() {
      return shown;
    }

    @Override
    public Clock withZone(ZoneId other) {
      return new WallClock(other);
    }

    @Override
    public Instant instant() {
      return scheduler.instant().plus(clockOffset);
    }
  }
}
