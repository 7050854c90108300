package io.ebbgate.cluster.entry;

import io.ebbgate.cluster.step.LineSnapshot;
import io.ebbgate.cluster.step.LineState;

/**
 * A line as the newest installed row tells it; amounts in minor units.
 *
 * @param version of the row
 */
public record Line(
    long version, long limitMinor, long reservedMinor, long usedMinor, LineState state) {

  static Line of(LineSnapshot row) {
    return new Line(
        row.version(), row.limitMinor(), row.reservedMinor(), row.usedMinor(), row.state());
  }
}
