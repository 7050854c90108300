package io.ebbgate.gateway.usecase.movement.sending;

import io.vertx.core.Future;
import java.util.UUID;

/** Tells which repayments nobody owes any more. */
public interface VoidLoans {

  /**
   * Whether the loan of a repayment is void: its payout came back. Fails when the store does not
   * answer.
   */
  Future<Boolean> isVoid(UUID repaymentId);
}
