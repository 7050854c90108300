package io.ebbgate.gateway.http.api;

import io.ebbgate.gateway.http.exchange.Answer;
import io.ebbgate.gateway.http.exchange.Call;
import io.ebbgate.gateway.usecase.Problem;
import io.ebbgate.gateway.usecase.ProblemCode;
import io.ebbgate.gateway.usecase.movement.OrderView;
import java.util.Map;

/** Answers that are bound to an idempotency key. */
public final class Replays {
  private static final String REPLAYED = "Idempotency-Replayed";

  private Replays() {}

  /** Marks an answer that an earlier request with the same key had. */
  public static Answer mark(Answer answer, boolean replayed) {
    return replayed ? answer.with(REPLAYED, "true") : answer;
  }

  /**
   * A durable refusal. Its words depend on stored facts alone, so that a replay tells the same.
   *
   * @param code the stored code in its public form
   * @param idName what the order's identifier is called
   * @param id the order's identifier in its public form
   */
  public static Answer refusal(Call call, String code, String idName, String id, OrderView order) {
    // Codes are never taken back, so a stored one that nobody knows is a defect and not an answer.
    var known =
        ProblemCode.of(code)
            .orElseThrow(() -> new IllegalStateException("refused with unknown code " + code));
    var problem =
        new Problem(
            known,
            known.title()
                + ". The refusal is final for this key; send a new request with a new one.",
            Map.of(
                idName,
                id,
                "amount",
                order.amount(),
                "createdAt",
                order.createdAt().toString(),
                "links",
                Map.of("case", "/v1/cases/" + id)));
    return Answer.problem(problem, call.requestId());
  }
}
