package io.ebbgate.gateway.http.operators;

import io.ebbgate.core.id.IdKind;
import io.ebbgate.gateway.http.exchange.Answer;
import io.ebbgate.gateway.http.exchange.Call;
import io.ebbgate.gateway.http.exchange.Endpoint;
import io.ebbgate.gateway.http.exchange.Exchange.Action;
import io.ebbgate.gateway.usecase.Problem;
import io.ebbgate.gateway.usecase.ProblemCode;
import io.ebbgate.gateway.usecase.casefile.Cases;
import io.vertx.core.Future;
import java.util.Map;
import java.util.UUID;

/** Case files. */
public final class CaseActions {
  private final Cases cases;

  /** Actions on a port. */
  public CaseActions(Cases cases) {
    this.cases = cases;
  }

  /** Which endpoint does what. */
  public Map<Endpoint, Action> actions() {
    return Map.of(Endpoint.READ_CASE, this::read);
  }

  private Future<Answer> read(Call call) {
    return cases
        .tell(call.principal(), orderId(call))
        .map(story -> {
          if (!isAbout(story, call.pathText("id"))) {
            throw Problem.of(
                    ProblemCode.CASE_NOT_FOUND, "The identifier is one of another kind of order.")
                .rejected();
          }
          return Answer.json(200, json -> json.members(story));
        });
  }

  /** A drawdown's identifier with a repayment's prefix names nothing. */
  private static boolean isAbout(Map<String, Object> story, String id) {
    return story.get("order") instanceof Map<?, ?> order && id.equals(order.get("id"));
  }

  /** What the path's identifier says that the order is. */
  static IdKind orderKind(Call call) {
    return IdKind.DRAWDOWN.parse(call.pathText("id")).isPresent()
        ? IdKind.DRAWDOWN
        : IdKind.REPAYMENT;
  }

  /** The drawdown or repayment that the path names. */
  static UUID orderId(Call call) {
    var text = call.pathText("id");
    return IdKind.DRAWDOWN
        .parse(text)
        .or(() -> IdKind.REPAYMENT.parse(text))
        .orElseThrow(() ->
            Problem.of(
                    ProblemCode.PARAMETER_INVALID,
                    "The path needs the identifier of a drawdown or a repayment.")
                .rejected());
  }
}
