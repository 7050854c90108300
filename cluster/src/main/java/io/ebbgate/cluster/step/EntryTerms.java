package io.ebbgate.cluster.step;

/**
 * How long and how many records a customer's entry keeps.
 *
 * @param reservationExpiryMs how long a reservation and a key in flight hold without a settlement;
 *     longer than any write path may take; at least 1
 * @param idempotencyTtlMs how long a bound key is answered by the grid (the database knows it for
 *     ever); at least 1, at most seven days
 * @param maximumRecords how many records of each kind (reservations, keys in flight, bound keys,
 *     lines) an entry keeps; the oldest goes first; at least 1. A bound key takes about 0.3 kB of
 *     heap, so this times the customers of a member is what memory has to hold
 */
public record EntryTerms(long reservationExpiryMs, long idempotencyTtlMs, int maximumRecords) {

  /** The longest time that the grid answers for a bound key: seven days. */
  public static final long MAXIMUM_IDEMPOTENCY_TTL_MS = 7L * 24 * 60 * 60 * 1000;

  public EntryTerms {
    if (reservationExpiryMs < 1) {
      throw new IllegalArgumentException("reservationExpiryMs is at least 1");
    }
    if (idempotencyTtlMs < 1 || idempotencyTtlMs > MAXIMUM_IDEMPOTENCY_TTL_MS) {
      throw new IllegalArgumentException("idempotencyTtlMs is from 1 ms to seven days");
    }
    if (maximumRecords < 1) {
      throw new IllegalArgumentException("maximumRecords is at least 1");
    }
  }
}
