package io.ebbgate.simulator.store.link;

import io.ebbgate.simulator.time.Chance;
import io.ebbgate.simulator.time.FaultKind;
import io.ebbgate.simulator.time.Faults;
import io.ebbgate.simulator.time.NodeLife;
import io.ebbgate.simulator.time.Scheduler;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.function.Supplier;

/** A node's way to the database. */
public final class Link {
  private static final int AWAY = 1_500;
  private static final int UNKNOWN = 400;
  private static final int SLOW = 20;
  private static final int LOCKED = 250;

  /** The longest that anybody waits for a lock. */
  private static final int LOCK_MS = 2_000;

  private final Scheduler scheduler;
  private final Chance chance;
  private final Faults faults;
  private long diskFullUntil;

  public Link(Scheduler scheduler, Chance chance, Faults faults) {
    this.scheduler = scheduler;
    this.chance = chance;
    this.faults = faults;
  }

  /** Reads; what fails may be asked again. */
  public <T> Future<T> read(NodeLife node, Supplier<T> statement) {
    return call(node, statement, false);
  }

  /** Commits; whether it was is not always heard. What the statement throws rolls it back. */
  public <T> Future<T> commit(NodeLife node, Supplier<T> transaction) {
    return call(node, transaction, true);
  }

  private <T> Future<T> call(NodeLife node, Supplier<T> statement, boolean commits) {
    var promise = Promise.<T>promise();
    if (!node.mayAct()) {
      return promise.future();
    }
    scheduler.after(
        latency(),
        () -> {
          if (!node.isAlive() && chance.oneIn(2)) {
            // It died with its node on the way; otherwise it is carried out, and nobody hears.
            return;
          }
          if (faults.strike(FaultKind.DATABASE_AWAY, AWAY)) {
            answer(node, () -> promise.fail(Refusals.away()));
            return;
          }
          if (commits) {
            lock(node, statement, promise);
          } else {
            carryOut(node, statement, false, promise);
          }
        });
    return promise.future();
  }

  /** From now on nothing can be written for a while. */
  public void fillDisk(long micros) {
    diskFullUntil = scheduler.nowMicros() + micros;
  }

  /** What happens to a transaction before its changes are written: it waits, or it loses. */
  private <T> void lock(NodeLife node, Supplier<T> transaction, Promise<T> promise) {
    if (faults.strike(FaultKind.LOCK_REFUSED, LOCKED)) {
      roll(node, chance.micros(500, LOCK_MS), Refusals.lockRefused(), promise);
    } else if (faults.strike(FaultKind.DEADLOCK, LOCKED)) {
      roll(node, chance.micros(50, LOCK_MS), Refusals.deadlock(), promise);
    } else if (faults.strike(FaultKind.SERIALIZATION_FAILURE, LOCKED)) {
      roll(node, 0, Refusals.serialization(), promise);
    } else if (scheduler.nowMicros() < diskFullUntil && faults.on()) {
      faults.count(FaultKind.DISK_FULL);
      roll(node, 0, Refusals.diskFull(), promise);
    } else if (faults.strike(FaultKind.LOCK_AWAITED, LOCKED)) {
      scheduler.after(
          chance.micros(100, LOCK_MS), () -> carryOut(node, transaction, true, promise));
    } else {
      carryOut(node, transaction, true, promise);
    }
  }

  private <T> void roll(NodeLife node, long afterMicros, RuntimeException why, Promise<T> promise) {
    scheduler.after(afterMicros, () -> answer(node, () -> promise.fail(why)));
  }

  private <T> void carryOut(
      NodeLife node, Supplier<T> statement, boolean commits, Promise<T> promise) {
    T result;
    try {
      result = statement.get();
    } catch (RuntimeException refused) {
      answer(node, () -> promise.fail(refused));
      return;
    }
    if (commits && faults.strike(FaultKind.COMMIT_UNKNOWN, UNKNOWN)) {
      answer(node, () -> promise.fail(Refusals.away()));
    } else {
      answer(node, () -> promise.complete(result));
    }
  }

  private void answer(NodeLife node, Runnable answer) {
    scheduler.after(latency(), () -> node.run(answer));
  }

  private long latency() {
    return faults.strike(FaultKind.DATABASE_SLOW, SLOW)
        ? chance.micros(10, 600)
        : chance.micros(0, 2);
  }
}
