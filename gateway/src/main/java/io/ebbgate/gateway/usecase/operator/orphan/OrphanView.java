package io.ebbgate.gateway.usecase.operator.orphan;

import io.ebbgate.core.movement.orphan.OrphanState;
import io.ebbgate.gateway.usecase.movement.orphan.OrphanRow;
import io.ebbgate.gateway.usecase.movement.orphan.Orphans;
import java.time.Instant;
import java.util.Optional;

/**
 * An orphan as people see it.
 *
 * @param standing what the provider said, the state, and whether its attempt is there now
 * @param dueAt when its attempt is looked for next, while it is open
 * @param alarmedAt when a person was called
 * @param endedAt when it ended
 * @param closedWhy who closed it, and what it was
 */
public record OrphanView(
    Orphans.Due standing,
    Instant dueAt,
    Optional<Instant> alarmedAt,
    Optional<Instant> endedAt,
    Optional<String> closedWhy) {

  /** What the provider said. */
  public OrphanRow said() {
    return standing.orphan();
  }

  /** Where it stands. */
  public OrphanState state() {
    return standing.state();
  }
}
