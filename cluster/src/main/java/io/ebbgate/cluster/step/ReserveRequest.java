package io.ebbgate.cluster.step;

import java.util.Optional;
import java.util.UUID;

/**
 * Asks whether a drawdown may go to the database: its key is not in use, its line is active, its
 * amount fits. Repeating it with the same order id gives the same answer.
 *
 * @param orderId the order that the caller made for this request; fresh for each request
 * @param amountMinor what to reserve; positive
 * @param fingerprint of the validated command
 * @param line the line's row if the caller has just read it: saves the detour over {@code
 *     NotLoaded}; taken only if newer
 */
public record ReserveRequest(
    UUID customerId,
    UUID lineId,
    UUID orderId,
    long amountMinor,
    GridKey key,
    Digest fingerprint,
    Optional<LineSnapshot> line)
    implements GridStep {

  public ReserveRequest {
    if (amountMinor <= 0) {
      throw new IllegalArgumentException("an amount to reserve is positive, not " + amountMinor);
    }
    line.ifPresent(known -> {
      if (!known.customerId().equals(customerId) || !known.lineId().equals(lineId)) {
        throw new IllegalArgumentException("the line given is not the line asked for");
      }
    });
  }

  /** A request without a row at hand. */
  public ReserveRequest(
      UUID customerId,
      UUID lineId,
      UUID orderId,
      long amountMinor,
      GridKey key,
      Digest fingerprint) {
    this(customerId, lineId, orderId, amountMinor, key, fingerprint, Optional.empty());
  }
}
