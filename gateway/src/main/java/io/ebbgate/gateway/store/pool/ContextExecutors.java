package io.ebbgate.gateway.store.pool;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** Vert.x contexts as executors. */
public final class ContextExecutors {

  private ContextExecutors() {}

  /** Runs actions on a context, one after another. */
  public static Executor of(Context context) {
    return action -> context.runOnContext(_ -> action.run());
  }

  /** Tells how to get back to the context of whoever is calling; without one, to no thread. */
  public static Supplier<Executor> callers() {
    return () -> {
      var context = Vertx.currentContext();
      return context == null ? Runnable::run : of(context);
    };
  }
}
