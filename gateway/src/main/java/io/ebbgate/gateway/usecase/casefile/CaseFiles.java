package io.ebbgate.gateway.usecase.casefile;

import io.vertx.core.Future;
import java.util.Optional;
import java.util.UUID;

/** Reads what is stored about orders. */
public interface CaseFiles {

  /**
   * Everything about an order.
   *
   * @param clientId whose it has to be; anybody's when empty
   * @param orderId a drawdown or repayment
   */
  Future<Optional<CaseFile>> read(Optional<UUID> clientId, UUID orderId);
}
