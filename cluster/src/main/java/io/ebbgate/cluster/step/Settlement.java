package io.ebbgate.cluster.step;

import java.util.Optional;
import java.util.UUID;

/**
 * What became of a reserved or claimed order once the database's answer is known. Send none while a
 * commit's outcome is unknown: the reservation holds until its expiry.
 */
public sealed interface Settlement extends GridStep {

  /** The order that was reserved or claimed. */
  UUID orderId();

  /** Its key. */
  GridKey key();

  /**
   * Committed as accepted: the key is bound to the order.
   *
   * @param line the row after the commit, which counts this order; empty for an order that reserves
   *     nothing. Without it the reservation stays pending until its expiry, since nothing tells
   *     whether the line at hand counts it already
   */
  record Accepted(
      UUID customerId, UUID orderId, GridKey key, Digest fingerprint, Optional<LineSnapshot> line)
      implements Settlement {}

  /**
   * Committed as refused: nothing is reserved any more, the key is bound to the refusal.
   *
   * @param line the row that the refusal rests on, if it was read
   */
  record Refused(
      UUID customerId, UUID orderId, GridKey key, Digest fingerprint, Optional<LineSnapshot> line)
      implements Settlement {}

  /**
   * The database knew the key already, bound to another order: our reservation goes, the key is
   * bound to the winner.
   */
  record AlreadyBound(
      UUID customerId, UUID orderId, GridKey key, UUID winnerOrderId, Digest winnerFingerprint)
      implements Settlement {}

  /** Certainly nothing was written: reservation and key are free again. */
  record Aborted(UUID customerId, UUID orderId, GridKey key) implements Settlement {}
}
