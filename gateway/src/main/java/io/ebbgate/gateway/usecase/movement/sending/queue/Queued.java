package io.ebbgate.gateway.usecase.movement.sending.queue;

import java.util.Optional;

/**
 * What waits on this node to be sent through one channel.
 *
 * @param inRow attempts in the row
 * @param standsFor why the row stood still when it was pumped last; empty when it is empty
 * @param aside attempts that were provably not sent and wait for a further try
 */
public record Queued(int inRow, Optional<Wait> standsFor, int aside) {
  /** Nothing waits. */
  public static final Queued NOTHING = new Queued(0, Optional.empty(), 0);
}
