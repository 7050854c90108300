package io.ebbgate.sandbox.json;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;

/** Answers with problem details (RFC 9457). */
public final class Problems {

  private Problems() {}

  /** Answers with a status, a stable code and a sentence, unless the answer has begun. */
  public static void answer(RoutingContext exchange, int status, String code, String detail) {
    HttpServerResponse response = exchange.response();
    if (response.ended() || response.headWritten() || response.closed()) {
      return;
    }
    var problem =
        StrictJson.create()
            .put("type", "about:blank")
            .put("title", code)
            .put("status", status)
            .put("code", code)
            .put("detail", detail);
    response
        .setStatusCode(status)
        .putHeader("content-type", "application/problem+json")
        .end(StrictJson.write(problem));
  }

  /** The failure handler of every route: bad input is 400, anything else keeps its status. */
  public static void failed(RoutingContext exchange) {
    Throwable failure = exchange.failure();
    switch (failure) {
      case BadInput bad -> answer(exchange, 400, "bad-input", String.valueOf(bad.getMessage()));
      case HttpException http -> refused(exchange, http.getStatusCode());
      case null -> refused(exchange, exchange.statusCode() < 400 ? 500 : exchange.statusCode());
      default -> answer(exchange, 500, "defect", failure.getClass().getSimpleName());
    }
  }

  private static void refused(RoutingContext exchange, int status) {
    String code =
        switch (status) {
          case 404 -> "not-found";
          case 405 -> "method-not-allowed";
          case 413 -> "body-too-large";
          case 415 -> "unsupported-media-type";
          default -> status < 500 ? "refused" : "defect";
        };
    answer(exchange, status, code, "the request cannot be served");
  }
}
