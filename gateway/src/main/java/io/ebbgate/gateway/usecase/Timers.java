package io.ebbgate.gateway.usecase;

import java.time.Duration;

/** Runs something later. Injected so that tests move time by hand. */
public interface Timers {

  /**
   * Runs an action once, on the context that asks.
   *
   * @param delay at least a millisecond; shorter ones are taken as one millisecond
   */
  Scheduled after(Duration delay, Runnable action);

  /** An action that is waiting. */
  interface Scheduled {
    /** Forgets the action; does nothing when it ran already. */
    void cancel();
  }
}
