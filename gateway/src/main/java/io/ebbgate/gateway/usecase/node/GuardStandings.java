package io.ebbgate.gateway.usecase.node;

/** Tells what guards a channel. Never waits; thread-safe. */
public interface GuardStandings {

  /** What guards the channel now, and how that stands. */
  GuardStanding standing(String channel);
}
