package io.ebbgate.gateway.server.badinput;

import static io.ebbgate.gateway.http.rig.Bodies.CARD_PATH;
import static io.ebbgate.gateway.http.rig.Bodies.DRAWDOWN_PATH;
import static io.ebbgate.gateway.http.rig.Bodies.LINE_PATH;

import io.ebbgate.gateway.http.rig.Bodies;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.util.Set;

/**
 * A row of the table of bad input.
 *
 * @param what is bad
 * @param status that it is answered with
 * @param code that it is answered with
 * @param changes the tables in which rows are written all the same
 * @param request may do what has to be there before; what is written by that does not count
 */
record Row(String what, int status, String code, Set<String> changes, Request request) {

  /** Makes a request. */
  interface Request {
    HttpRequest.Builder of(RealGateway gateway) throws Exception;
  }

  /** A row that changes nothing. */
  Row(String what, int status, String code, Request request) {
    this(what, status, code, Set.of(), request);
  }

  @Override
  public String toString() {
    return what;
  }

  static Row drawdown(String what, String code, String body) {
    return row(what, 422, code, DRAWDOWN_PATH, body);
  }

  static Row text(String what, String code, String body) {
    return row(what, 400, code, DRAWDOWN_PATH, body);
  }

  static Row row(String what, int status, String code, String path, String body) {
    return new Row(what, status, code, gateway -> keyed(gateway.posting(path, body)));
  }

  static Row bytes(String what, int status, String code, BodyPublisher body) {
    return new Row(
        what, status, code, gateway -> keyed(gateway.posting(DRAWDOWN_PATH, "")).POST(body));
  }

  static HttpRequest.Builder keyed(HttpRequest.Builder request) {
    return request.header("Idempotency-Key", "\"k-1\"");
  }

  static Row line(String what, String code, String from, String to) {
    return row(what, 422, code, LINE_PATH, swapped(Bodies.line(), from, to));
  }

  static Row card(String what, String code, String from, String to) {
    return row(what, 422, code, CARD_PATH, swapped(Bodies.card(), from, to));
  }

  static String swapped(JsonObject body, String from, String to) {
    var text = body.encode();
    if (!text.contains(from)) {
      throw new IllegalArgumentException("nothing to swap: " + from);
    }
    return text.replace(from, to);
  }

  static Row header(String what, int status, String code, String name, String value) {
    return new Row(
        what,
        status,
        code,
        gateway ->
            keyed(gateway.posting(DRAWDOWN_PATH, Bodies.drawdown().encode()))
                .setHeader(name, value));
  }

  static Row get(String what, int status, String code, String path) {
    return new Row(what, status, code, gateway -> gateway.asClient(path).GET());
  }
}
