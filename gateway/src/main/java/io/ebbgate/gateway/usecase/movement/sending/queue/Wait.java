package io.ebbgate.gateway.usecase.movement.sending.queue;

import java.time.Instant;

/** For what a durable attempt waits on this node before it is sent. */
public sealed interface Wait {

  /**
   * For the end of a call under way.
   *
   * @param underWay calls to its channel, when it was looked at last
   * @param limit how many there might be then
   */
  record Room(int underWay, int limit) implements Wait {}

  /**
   * For its channel's rate.
   *
   * @param due when the next call may begin
   */
  record Rate(Instant due) implements Wait {}

  /**
   * For its channel's breaker, since no other channel would take it.
   *
   * @param due when somebody may try the channel
   */
  record Breaker(Instant due) implements Wait {}

  /**
   * For a further try, since it was provably not sent, or since something of our own kept it back.
   *
   * @param tries how often its provider's connector has had it
   * @param due when it is tried again
   */
  record Retry(int tries, Instant due) implements Wait {}
}
