package io.ebbgate.simulator.node;

import io.ebbgate.gateway.usecase.movement.learning.Changes;
import io.ebbgate.gateway.usecase.movement.learning.Learned;
import io.ebbgate.gateway.usecase.movement.learning.Loaded;
import io.ebbgate.gateway.usecase.movement.learning.Movements;
import io.ebbgate.simulator.invariant.Invariant;
import io.ebbgate.simulator.invariant.Violations;
import java.util.List;

/** Lets nothing that a decision throws pass as a refusal of the database. */
final class WatchedDecision implements Movements.Decision {
  private final Movements.Decision real;
  private final Violations violations;

  WatchedDecision(Movements.Decision real, Violations violations) {
    this.real = real;
    this.violations = violations;
  }

  @Override
  public Changes decide(List<Learned> batch, Loaded loaded) {
    try {
      return real.decide(batch, loaded);
    } catch (RuntimeException thrown) {
      violations.found(Invariant.NO_DEFECT, "a decision threw: " + thrown);
      throw thrown;
    }
  }

  @Override
  public void saved(Movements.Saved saved) {
    real.saved(saved);
  }
}
