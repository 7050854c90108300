package io.ebbgate.cluster.step;

import java.util.UUID;

/** One step of one customer's entry. Steps of a customer are taken in the order given. */
public sealed interface GridStep
    permits ReserveRequest, GridStep.ClaimKey, GridStep.Install, Settlement, GridStep.Invalidate {

  /** Whose entry. */
  UUID customerId();

  /**
   * Claims an idempotency key where no credit is reserved (a repayment). Answered like a
   * reservation: {@code Reserved}, {@code KeyInFlight} or {@code KeyDone}.
   *
   * @param orderId the order that the caller made for this request
   */
  record ClaimKey(UUID customerId, UUID orderId, GridKey key, Digest fingerprint)
      implements GridStep {}

  /** Takes a line over from the database, if it is newer than what the grid has. */
  record Install(LineSnapshot line) implements GridStep {
    @Override
    public UUID customerId() {
      return line.customerId();
    }
  }

  /**
   * Forgets the customer's lines, so that the next reservation is answered {@code NotLoaded}.
   * Pending reservations and keys stay: they are not the database's to reload.
   */
  record Invalidate(UUID customerId) implements GridStep {}
}
