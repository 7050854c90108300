package io.ebbgate.proving.crowd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ebbgate.proving.client.Answer;
import io.ebbgate.proving.client.GatewayClient;
import java.util.concurrent.Callable;

/** One customer as the lending app onboards them: line, card, agreements. */
public final class Borrower {
  private static final String CONFIRMATION_CODE = "123456";

  private final GatewayClient gateway;
  private final Person person;
  private String lineId = "";
  private String cardId = "";

  /** A customer of whom the gateway has not heard yet. */
  public Borrower(GatewayClient gateway, Person person) {
    this.gateway = gateway;
    this.person = person;
  }

  /** Who it is. */
  public Person person() {
    return person;
  }

  /** The credit line; empty before onboarding. */
  public String lineId() {
    return lineId;
  }

  /** The card; empty before onboarding. */
  public String cardId() {
    return cardId;
  }

  /** Opens line and card and signs the agreements, over HTTP. */
  public Callable<Borrower> onboarding() {
    return () -> {
      var line = wanted(gateway.post("/v1/credit-lines", lineBody(), "line-" + person.reference()));
      lineId = line.text("id");
      var card = gateway.object();
      card.put("customerId", line.text("customerId"));
      card.put("number", person.cardNumber());
      card.put("holder", person.name());
      card.put("bank", person.bank());
      cardId = wanted(gateway.post("/v1/cards", card, "card-" + person.reference())).text("id");
      for (var channel : person.channels()) {
        sign(channel);
      }
      return this;
    };
  }

  /** Freezes the line if the plan says so; after quotes were taken, as it happens in life. */
  public void freeze() throws InterruptedException {
    if (person.frozen()) {
      wanted(gateway.post("/v1/credit-lines/" + lineId + "/freeze", gateway.object()));
    }
  }

  private void sign(String channel) throws InterruptedException {
    var path = "/v1/cards/" + cardId + "/agreements";
    var start = gateway.object().put("channel", channel);
    var started = gateway.post(path, start);
    // The provider may have lost our first request's answer: an agreement that is there is as good.
    if (!started.problem().equals("agreement-exists")) {
      wanted(started);
    }
    var confirm = gateway.object().put("channel", channel).put("code", CONFIRMATION_CODE);
    wanted(gateway.post(path + "/confirm", confirm));
  }

  private ObjectNode lineBody() {
    var body = gateway.object();
    body.putObject("customer")
        .put("reference", person.reference())
        .put("name", person.name())
        .put("phone", person.phone());
    body.set("limit", money(gateway, person.limitFen()));
    body.put("repaymentDay", person.repaymentDay());
    return body;
  }

  /** An amount as the contract writes it. */
  public static JsonNode money(GatewayClient gateway, long fen) {
    return gateway.object().put("amount", fen).put("currency", "CNY");
  }

  /** The answer, when it is a success; throws when the gateway said no. */
  public static Answer wanted(Answer answer) {
    if (!answer.succeeded()) {
      throw new IllegalStateException(
          "expected success, got " + answer.status() + ": " + answer.body());
    }
    return answer;
  }
}
