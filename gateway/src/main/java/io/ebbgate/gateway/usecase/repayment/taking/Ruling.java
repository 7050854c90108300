package io.ebbgate.gateway.usecase.repayment.taking;

import io.ebbgate.gateway.usecase.Problem;
import io.ebbgate.gateway.usecase.ProblemCode;
import io.ebbgate.gateway.usecase.movement.rows.NewAttempt;
import io.ebbgate.gateway.usecase.movement.rows.RepaymentRow;
import io.vertx.core.json.JsonObject;

/** What becomes of a candidate. */
public sealed interface Ruling {

  /**
   * It is taken: the repayment, its first attempt and the hold on loan and card become durable.
   *
   * @param repayment in state {@code Submitted}
   * @param routing why this channel
   * @param attempt the first attempt
   */
  record Accept(RepaymentRow repayment, JsonObject routing, NewAttempt attempt) implements Ruling {}

  /**
   * It is refused for good: the refusal is durable and bound to the key, so that a late duplicate
   * never becomes a debit.
   *
   * @param repayment in state {@code Refused}
   * @param routing why no channel
   * @param code why
   */
  record Refuse(RepaymentRow repayment, JsonObject routing, ProblemCode code) implements Ruling {}

  /**
   * It is turned away, and nothing is kept: the same key may be used again.
   *
   * @param problem why
   */
  record TurnAway(Problem problem) implements Ruling {}
}
