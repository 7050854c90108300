package io.ebbgate.cluster.step;

import java.util.Set;
import java.util.UUID;

/**
 * A credit line as one committed database row tells it. The grid takes it only if it is newer than
 * what it has.
 *
 * @param customerId whose line
 * @param lineId the line
 * @param version of the row; grows with every change of it
 * @param limitMinor what may be owed at once; not negative
 * @param reservedMinor drawdowns in flight that are committed; not negative
 * @param usedMinor principal outstanding; not negative
 * @param state whether it may be drawn on
 * @param includedOrders orders that this row is known to count already, so that a reservation still
 *     pending in the grid is not counted twice; may be empty (then such a reservation goes with its
 *     settlement or its expiry)
 */
public record LineSnapshot(
    UUID customerId,
    UUID lineId,
    long version,
    long limitMinor,
    long reservedMinor,
    long usedMinor,
    LineState state,
    Set<UUID> includedOrders) {

  public LineSnapshot {
    if (limitMinor < 0 || reservedMinor < 0 || usedMinor < 0) {
      throw new IllegalArgumentException("a negative amount on line " + lineId);
    }
    includedOrders = Set.copyOf(includedOrders);
  }

  /** A snapshot that names no orders. */
  public LineSnapshot(
      UUID customerId,
      UUID lineId,
      long version,
      long limitMinor,
      long reservedMinor,
      long usedMinor,
      LineState state) {
    this(customerId, lineId, version, limitMinor, reservedMinor, usedMinor, state, Set.of());
  }
}
