package io.ebbgate.core.routing.channel;

/** What a channel's circuit breaker says. */
public enum BreakerState {
  /** Requests pass. */
  CLOSED,
  /** A few requests pass, to find out. */
  HALF_OPEN,
  /** No request passes. */
  OPEN
}
