package io.ebbgate.gateway.usecase.repayment.taking;

import io.ebbgate.gateway.usecase.repayment.RepaymentView;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.UUID;

/** Where repayments are kept. */
public interface RepaymentBook {

  /** Takes a candidate together with whatever else waits; its answer is durable. */
  Future<Taken> take(Candidate candidate);

  /**
   * A repayment as it is now; empty when the client has no such repayment.
   *
   * @param clientId whose
   */
  Future<Optional<RepaymentView>> find(UUID clientId, UUID repaymentId);
}
