package io.ebbgate.gateway.server.badinput;

import static io.ebbgate.gateway.http.rig.Bodies.DRAWDOWN_PATH;
import static io.ebbgate.gateway.server.badinput.Row.keyed;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Drawdowns that are well-formed, and do not fit what was agreed or what is there. */
final class OrderRows {
  private OrderRows() {}

  /** All rows. */
  static Stream<Row> rows() {
    return Stream.of(
        spoilt(
            "line of nobody",
            404,
            "credit-line-not-found",
            body -> body.put("lineId", "line_01m82yqa70e8kbcf2tpy8vep2a")),
        spoilt(
            "offer that nobody made",
            422,
            "offer-invalid",
            body -> body.getJsonObject("contract").put("offerId", "off_abc.def")),
        spoilt(
            "offer for another amount",
            422,
            "offer-invalid",
            body -> body.getJsonObject("amount").put("amount", 110_000)),
        spoilt("offer for another term", 422, "offer-invalid", body -> body.put("termMonths", 6)),
        spoilt(
            "authentication of yesterday",
            422,
            "authentication-stale",
            body ->
                body.getJsonObject("authentication")
                    .put("at", Instant.now().minus(Duration.ofDays(1)).toString())),
        new Row(
            "key of another drawdown",
            422,
            "idempotency-key-reused",
            gateway -> {
              var first = gateway.drawdown();
              gateway.accept("\"used\"", first);
              first.getJsonObject("contract").put("reference", "contract-2");
              return gateway
                  .posting(DRAWDOWN_PATH, first.encode())
                  .header("Idempotency-Key", "\"used\"");
            }));
  }

  private static Row spoilt(String what, int status, String code, Consumer<JsonObject> change) {
    return new Row(
        what,
        status,
        code,
        gateway -> {
          var body = gateway.drawdown();
          change.accept(body);
          return keyed(gateway.posting(DRAWDOWN_PATH, body.encode()));
        });
  }
}
