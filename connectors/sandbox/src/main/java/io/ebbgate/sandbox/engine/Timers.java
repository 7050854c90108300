package io.ebbgate.sandbox.engine;

import java.time.Duration;

/** Does something later, on the sandbox's event loop. */
@FunctionalInterface
public interface Timers {

  /** Runs the action once after the delay; at once, but not within this call, when it is zero. */
  void after(Duration delay, Runnable action);
}
