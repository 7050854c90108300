package io.ebbgate.simulator.provider;

import io.ebbgate.gateway.usecase.movement.callback.Callbacks;
import io.ebbgate.gateway.usecase.movement.learning.Movements;
import io.ebbgate.simulator.time.NodeLife;
import java.util.Optional;

/** Where a provider finds the gateway. */
public interface Gateways {

  /** A node that runs now, if there is one; another one each time. */
  Optional<Door> any();

  /** The doors of one node. */
  interface Door {

    /** Whether the node lives. */
    NodeLife life();

    /** Takes callbacks. */
    Callbacks callbacks();

    /** Takes what a statement or an operator says. */
    Movements movements();
  }
}
