package io.ebbgate.gateway.usecase.account;

import io.ebbgate.cluster.step.LineSnapshot;
import io.vertx.core.Future;

/**
 * Tells the grid of a line that changed in the database. The database has decided already: when the
 * grid does not listen, a drawdown is turned away a little later, by the database.
 */
@FunctionalInterface
public interface LineNews {

  /** Hands over the committed row. The future's failure changes nothing. */
  Future<Void> changed(LineSnapshot line);
}
