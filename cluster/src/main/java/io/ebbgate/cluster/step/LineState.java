package io.ebbgate.cluster.step;

/** Whether a credit line may be drawn on. */
public enum LineState {
  /** Open for drawdowns. */
  ACTIVE,
  /** Closed for drawdowns until it is unfrozen. */
  FROZEN,
  /** Closed for good. */
  CLOSED
}
