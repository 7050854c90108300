package io.ebbgate.gateway.server.wiring;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.util.function.Supplier;

/**
 * A verticle that gives one activity of the node an event loop of its own: nothing but a context,
 * with a start and a stop on it.
 */
final class Activity extends VerticleBase {
  private final Supplier<Future<?>> start;
  private final Supplier<Future<?>> stop;

  private Activity(Supplier<Future<?>> start, Supplier<Future<?>> stop) {
    this.start = start;
    this.stop = stop;
  }

  /** A context of its own, on which things can be run. Blocks. */
  static Context context(Vertx vertx) {
    var activity = new Activity(Future::succeededFuture, Future::succeededFuture);
    vertx.deployVerticle(activity).await();
    return activity.context;
  }

  /**
   * Runs an activity on a context of its own, until the verticle is undeployed. Blocks until it has
   * started.
   */
  static String run(Vertx vertx, Supplier<Future<?>> start, Supplier<Future<?>> stop) {
    return vertx.deployVerticle(new Activity(start, stop)).await();
  }

  @Override
  public Future<?> start() {
    return start.get();
  }

  @Override
  public Future<?> stop() {
    return stop.get();
  }
}
