package io.ebbgate.gateway.usecase.repayment.taking;

import io.ebbgate.gateway.usecase.Problem;
import io.ebbgate.gateway.usecase.movement.rows.NewAttempt;
import io.ebbgate.gateway.usecase.repayment.RepaymentView;
import java.util.Optional;

/** What became of a candidate. */
public sealed interface Taken {

  /**
   * The answer is durable.
   *
   * @param view the repayment: of this candidate, or of the earlier request with the same key
   * @param replayed whether it is of an earlier request
   * @param toSend the attempt that this node has to send now
   */
  record Durable(RepaymentView view, boolean replayed, Optional<NewAttempt> toSend)
      implements Taken {}

  /**
   * Nothing was kept.
   *
   * @param problem why
   */
  record TurnedAway(Problem problem) implements Taken {}
}
