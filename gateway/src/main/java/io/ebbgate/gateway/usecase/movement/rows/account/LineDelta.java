package io.ebbgate.gateway.usecase.movement.rows.account;

import java.util.UUID;

/**
 * What a line's sums change by; all deltas of one line in one batch are one row.
 *
 * @param lineId the line
 * @param reservedMinor added to reserved, may be negative
 * @param usedMinor added to used, may be negative
 */
public record LineDelta(UUID lineId, long reservedMinor, long usedMinor) {

  /** Both together. */
  public LineDelta plus(LineDelta other) {
    return new LineDelta(
        lineId,
        Math.addExact(reservedMinor, other.reservedMinor),
        Math.addExact(usedMinor, other.usedMinor));
  }
}
