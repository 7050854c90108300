package io.ebbgate.sample.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ebbgate.sandbox.json.StrictJson;
import io.ebbgate.sandbox.protocol.Agreement;
import io.ebbgate.sandbox.protocol.Agreement.State;
import io.ebbgate.sandbox.protocol.Answer;
import io.ebbgate.sandbox.protocol.Provider;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** Agreements of the sample provider. Every step may be repeated without harm. */
final class SampleAgreements {

  private final Provider provider;

  SampleAgreements(Provider provider) {
    this.provider = provider;
  }

  void start(RoutingContext context, SampleExchange exchange) {
    ObjectNode body = StrictJson.object(exchange.body());
    String reference = StrictJson.text(body, "reference");
    String card = SampleProtocol.card(body);
    StrictJson.text(body, "phone");
    provider.answerAgreement(
        context,
        () -> say(exchange, provider.startAgreement(exchange.merchant(), reference, card)));
  }

  void confirm(RoutingContext context, SampleExchange exchange) {
    String code = StrictJson.text(StrictJson.object(exchange.body()), "code");
    String number = SampleProtocol.segment(context, "number");
    provider.answerAgreement(context, () -> confirmed(exchange, number, code));
  }

  private Answer confirmed(SampleExchange exchange, String number, String code) {
    Optional<Agreement> found = provider.agreement(exchange.merchant(), number);
    if (found.isEmpty()) {
      return unknown(exchange);
    }
    Agreement agreement = found.get();
    if (agreement.state() != State.STARTED) {
      return say(exchange, agreement);
    }
    if (!code.equals(Agreement.CUSTOMER_CODE)) {
      return exchange.answer(200, StrictJson.create().put("code", "WRONG_CODE"));
    }
    Agreement active = agreement.state(State.ACTIVE);
    provider.change(active);
    return say(exchange, active);
  }

  void cancel(RoutingContext context, SampleExchange exchange) {
    String number = SampleProtocol.segment(context, "number");
    provider.answerAgreement(
        context,
        () ->
            provider
                .agreement(exchange.merchant(), number)
                .map(agreement -> {
                  Agreement cancelled = agreement.state(State.CANCELLED);
                  provider.change(cancelled);
                  return say(exchange, cancelled);
                })
                .orElseGet(() -> unknown(exchange)));
  }

  private static Answer unknown(SampleExchange exchange) {
    return exchange.answer(404, StrictJson.create().put("code", "AGREEMENT_UNKNOWN"));
  }

  private static Answer say(SampleExchange exchange, Agreement agreement) {
    String code =
        switch (agreement.state()) {
          case STARTED -> "CODE_SENT";
          case ACTIVE -> "ACTIVE";
          case CANCELLED -> "CANCELLED";
        };
    return exchange.answer(
        200, StrictJson.create().put("code", code).put("agreement", agreement.number()));
  }
}
