package io.ebbgate.gateway.usecase.grid;

import io.ebbgate.cluster.step.GridStep;
import io.ebbgate.cluster.step.LineSnapshot;
import io.ebbgate.cluster.step.ReserveAnswer;
import io.ebbgate.cluster.step.ReserveRequest;
import io.ebbgate.cluster.step.Settlement;
import io.vertx.core.Future;

/** Credit and idempotency keys in the grid. Futures never fail: no answer is an answer too. */
public interface CreditGrid {

  /** Reserves credit and claims the key. */
  Future<ReserveAnswer> reserve(ReserveRequest request);

  /** Claims a key where no credit is reserved. */
  Future<ReserveAnswer> claim(GridStep.ClaimKey claim);

  /** Tells what became of an order. What gets lost expires by itself. */
  void settle(Settlement settlement);

  /** Tells what a commit left of a line; taken if newer. */
  void install(LineSnapshot line);
}
