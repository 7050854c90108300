package io.ebbgate.gateway.usecase.grid;

import io.ebbgate.cluster.step.LineSnapshot;
import io.ebbgate.cluster.step.LineState;
import io.ebbgate.gateway.usecase.movement.learning.Movements;
import io.ebbgate.gateway.usecase.movement.rows.account.LineRow;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/** Lines as the grid takes them. */
public final class GridLines {

  private GridLines() {}

  /**
   * A committed row for the grid.
   *
   * @param includedOrders orders that the row is known to count
   */
  public static LineSnapshot snapshot(LineRow line, Set<UUID> includedOrders) {
    return new LineSnapshot(
        line.customerId(),
        line.id(),
        line.version(),
        line.limitMinor(),
        line.reservedMinor(),
        line.usedMinor(),
        LineState.valueOf(line.state()),
        includedOrders);
  }

  /** Tells the grid of every line that a learned batch changed. */
  public static Consumer<Movements.Saved> installer(CreditGrid grid) {
    return saved -> saved.lines().forEach(line -> grid.install(snapshot(line, Set.of())));
  }
}
