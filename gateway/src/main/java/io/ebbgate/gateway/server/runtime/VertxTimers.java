package io.ebbgate.gateway.server.runtime;

import io.ebbgate.gateway.usecase.Timers;
import io.vertx.core.Vertx;
import java.time.Duration;

/** Timers on Vert.x: an action runs on the context that asked for it. */
public final class VertxTimers implements Timers {
  private final Vertx vertx;

  public VertxTimers(Vertx vertx) {
    this.vertx = vertx;
  }

  @Override
  public Scheduled after(Duration delay, Runnable action) {
    long timer = vertx.setTimer(Math.max(1, delay.toMillis()), id -> action.run());
    return () -> vertx.cancelTimer(timer);
  }
}
