package io.ebbgate.proving.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ebbgate.proving.client.Answer;
import io.ebbgate.proving.client.GatewayClient;
import io.ebbgate.proving.crowd.Borrower;
import io.ebbgate.proving.demo.report.Tally;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Sends the planned drawdowns, repeats and malformed requests, and counts the answers. */
final class DrawdownDesk {
  /** Bodies that no lending app should send; each is refused before anything is done. */
  private static final List<String> MALFORMED =
      List.of(
          "{\"lineId\": \"line_0\", \"amount\": ",
          "{\"amount\": {\"amount\": -5, \"currency\": \"CNY\"}}",
          "{\"amount\": {\"amount\": \"100\", \"currency\": \"CNY\"}}",
          "{\"lineId\": 1, \"lineId\": 2}",
          "[]");

  private final GatewayClient gateway;
  private final InstantSource clock;
  private final String run;
  private final Tally tally = new Tally();

  /** A desk; {@code run} makes the keys of this run its own. */
  DrawdownDesk(GatewayClient gateway, InstantSource clock, String run) {
    this.gateway = gateway;
    this.clock = clock;
    this.run = run;
  }

  Tally tally() {
    return tally;
  }

  /** Takes the quote of a planned drawdown and fills in the request; sends nothing that lends. */
  Callable<ObjectNode> quoted(Planned planned, Borrower borrower, int number) {
    return () -> {
      var question = gateway.object();
      question.put("lineId", borrower.lineId());
      question.set("amount", Borrower.money(gateway, planned.amountFen()));
      question.put("product", planned.product());
      question.put("termMonths", planned.termMonths());
      var quote = Borrower.wanted(gateway.post("/v1/drawdowns/quote", question));
      var request = question.deepCopy();
      request.put("cardId", borrower.cardId());
      request
          .putObject("contract")
          .put("reference", "contract-" + run + "-" + number)
          .put("offerId", quote.body().required("offer").required("id").asText());
      return request;
    };
  }

  /**
   * Sends one planned drawdown, a second time if planned so; answers the drawdown's number if it
   * was accepted.
   */
  Callable<Optional<String>> sending(Planned planned, ObjectNode request, int number) {
    return () -> {
      request
          .putObject("authentication")
          .put("method", "FACE")
          .put("reference", "face-" + run + "-" + number)
          .put("at", clock.instant().toString());
      var key = "drawdown-" + run + "-" + number;
      var first = gateway.post("/v1/drawdowns", request, key);
      boolean accepted = tally.count(first);
      // A key whose first answer was lost on the way comes back as a replay: the business request
      // was accepted all the same.
      if (planned.repeated()) {
        var second = gateway.post("/v1/drawdowns", request, key);
        agree(first, second);
        tally.countRepeat(second);
      }
      return accepted ? Optional.of(first.text("id")) : Optional.empty();
    };
  }

  /** Sends what cannot be read. */
  List<Callable<Answer>> malformed(int count) {
    var tasks = new ArrayList<Callable<Answer>>();
    for (int i = 0; i < count; i++) {
      var body = MALFORMED.get(i % MALFORMED.size());
      var key = "malformed-" + run + "-" + i;
      tasks.add(() -> {
        var answer = gateway.postRaw("/v1/drawdowns", body, key);
        tally.count(answer);
        return answer;
      });
    }
    return tasks;
  }

  private static void agree(Answer first, Answer second) {
    boolean same =
        first.status() == second.status()
            && (first.succeeded()
                ? first.text("id").equals(second.text("id"))
                : first.problem().equals(second.problem()));
    if (!same) {
      throw new IllegalStateException(
          "a repeated key was answered otherwise: " + first.body() + " and " + second.body());
    }
  }
}
