package io.ebbgate.gateway.usecase.movement;

import io.ebbgate.connectors.spi.Connector;
import java.util.Optional;

/** The connectors of the channels. Thread-safe; never blocks. */
public interface Connectors {

  /**
   * The connector of a channel, by the newest terms; empty when there is no such channel or its
   * provider, settings or secret are not there.
   */
  Optional<Connector> of(String channel);
}
