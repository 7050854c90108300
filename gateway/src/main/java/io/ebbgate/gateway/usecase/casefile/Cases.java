package io.ebbgate.gateway.usecase.casefile;

import io.ebbgate.gateway.usecase.Principal;
import io.vertx.core.Future;
import java.util.Map;
import java.util.UUID;

/** Tells the story of one order. */
public interface Cases {

  /**
   * Everything known of a drawdown or repayment: order, routing explanation, attempts, evidence,
   * ledger entries, messages, incidents, what people did, and the next automatic step with its
   * time. Fails with {@link io.ebbgate.gateway.usecase.Rejected} when there is no such order.
   *
   * @param orderId of a drawdown or repayment
   * @return a JSON-like tree of maps, lists, strings, longs and booleans in telling order
   */
  Future<Map<String, Object>> tell(Principal principal, UUID orderId);
}
