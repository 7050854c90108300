package io.ebbgate.gateway.http.rig;

import static io.ebbgate.gateway.http.rig.Bodies.CARD_PATH;
import static io.ebbgate.gateway.http.rig.Bodies.DRAWDOWN_PATH;
import static io.ebbgate.gateway.http.rig.Bodies.LINE_PATH;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;

/** Rows of the table of bad input. */
public final class BadInput {
  private BadInput() {}

  /** Makes a request. */
  public interface Request {
    HttpRequest.Builder of(Rig rig);
  }

  public record Row(String what, int status, String code, Request request) {
    @Override
    public String toString() {
      return what;
    }
  }

  public static Row drawdown(String what, String code, String body) {
    return row(what, 422, code, DRAWDOWN_PATH, body);
  }

  public static Row text(String what, String code, String body) {
    return row(what, 400, code, DRAWDOWN_PATH, body);
  }

  public static Row row(String what, int status, String code, String path, String body) {
    return new Row(what, status, code, rig -> keyed(rig.posting(path, body)));
  }

  public static Row bytes(String what, int status, String code, BodyPublisher body) {
    return new Row(what, status, code, rig -> keyed(rig.posting(DRAWDOWN_PATH, "")).POST(body));
  }

  public static HttpRequest.Builder keyed(HttpRequest.Builder request) {
    return request.header("Idempotency-Key", "\"k-1\"");
  }

  public static Row line(String what, String code, String from, String to) {
    return row(what, 422, code, LINE_PATH, swapped(Bodies.line(), from, to));
  }

  public static Row card(String what, String code, String from, String to) {
    return row(what, 422, code, CARD_PATH, swapped(Bodies.card(), from, to));
  }

  public static String swapped(JsonObject body, String from, String to) {
    var text = body.encode();
    if (!text.contains(from)) {
      throw new IllegalArgumentException("nothing to swap: " + from);
    }
    return text.replace(from, to);
  }

  public static Row header(String what, int status, String code, String name, String value) {
    return new Row(
        what,
        status,
        code,
        rig ->
            keyed(rig.posting(DRAWDOWN_PATH, Bodies.drawdown().encode())).setHeader(name, value));
  }

  public static Row get(String what, int status, String code, String path) {
    return new Row(what, status, code, rig -> rig.asClient(path).GET());
  }
}
