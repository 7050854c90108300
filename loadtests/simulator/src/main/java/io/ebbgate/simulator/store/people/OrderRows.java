package io.ebbgate.simulator.store.people;

import io.ebbgate.core.operator.OrderActions;
import io.ebbgate.gateway.usecase.movement.rows.AttemptRow;
import io.ebbgate.gateway.usecase.movement.rows.DrawdownRow;
import io.ebbgate.gateway.usecase.movement.rows.RepaymentRow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The rows of orders and attempts, as people's actions need them. */
public interface OrderRows {

  /** An attempt as it is. */
  Optional<AttemptRow> attempt(UUID id);

  /** An order's attempts, in order of their sequence. */
  List<AttemptRow> attemptsOf(UUID orderId);

  /** A drawdown as it is. */
  Optional<DrawdownRow> drawdown(UUID id);

  /** A repayment as it is. */
  Optional<RepaymentRow> repayment(UUID id);

  /**
   * The attempt that moved money which has not come back; the one that paid, where there is one.
   */
  Optional<OrderActions.MovedAttempt> moved(UUID orderId);

  /** Makes an order's attempts due that have not ended, and payouts that moved. */
  void askNow(UUID orderId, Instant at);
}
