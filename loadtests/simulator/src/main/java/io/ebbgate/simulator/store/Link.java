package io.ebbgate.simulator.store;

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

  private final Scheduler scheduler;
  private final Chance chance;
  private final Faults faults;

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
          carryOut(node, statement, commits, promise);
        });
    return promise.future();
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
