package io.ebbgate.simulator.store;

/**
 * What the database holds its rows to; a real one holds them to all of it.
 *
 * @param versions whether a row that moved on since it was read refuses to be written
 * @param paidAttempt whether an order is paid at most once: without the unique key, and without the
 *     versions of what is as paid as it is to become
 * @param idempotency whether a key is bound once
 * @param openDebit whether a loan has at most one debit in flight
 * @param limits whether a line decides under its own lock what fits
 * @param leases whether a lease is respected by those who do not hold it
 * @param dueTimes whether the time of the next question is kept
 * @param noticeOrder whether of each key and kind only the oldest notice is due
 */
public record StoreRules(
    boolean versions,
    boolean paidAttempt,
    boolean idempotency,
    boolean openDebit,
    boolean limits,
    boolean leases,
    boolean dueTimes,
    boolean noticeOrder) {

  /** Everything that the real schema holds. */
  public static StoreRules all() {
    return new StoreRules(true, true, true, true, true, true, true, true);
  }

  /** Rows are overwritten whatever happened to them meanwhile. */
  public StoreRules withoutVersions() {
    return new StoreRules(
        false, paidAttempt, idempotency, openDebit, limits, leases, dueTimes, noticeOrder);
  }

  /** An order may be paid any number of times. */
  public StoreRules withoutPaidAttempt() {
    return new StoreRules(
        versions, false, idempotency, openDebit, limits, leases, dueTimes, noticeOrder);
  }

  /** A key may be bound again. */
  public StoreRules withoutIdempotency() {
    return new StoreRules(
        versions, paidAttempt, false, openDebit, limits, leases, dueTimes, noticeOrder);
  }

  /** A loan may be debited twice at once. */
  public StoreRules withoutOpenDebit() {
    return new StoreRules(
        versions, paidAttempt, idempotency, false, limits, leases, dueTimes, noticeOrder);
  }

  /** Whatever comes is let in. */
  public StoreRules withoutLimits() {
    return new StoreRules(
        versions, paidAttempt, idempotency, openDebit, false, leases, dueTimes, noticeOrder);
  }

  /** Anybody may take what somebody holds. */
  public StoreRules withoutLeases() {
    return new StoreRules(
        versions, paidAttempt, idempotency, openDebit, limits, false, dueTimes, noticeOrder);
  }

  /** Nobody is reminded to ask. */
  public StoreRules withoutDueTimes() {
    return new StoreRules(
        versions, paidAttempt, idempotency, openDebit, limits, leases, false, noticeOrder);
  }

  /** Whatever is queued is told at once. */
  public StoreRules withoutNoticeOrder() {
    return new StoreRules(
        versions, paidAttempt, idempotency, openDebit, limits, leases, dueTimes, false);
  }
}
