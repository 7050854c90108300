package io.ebbgate.gateway.http;

import io.ebbgate.gateway.http.exchange.Answer;
import io.ebbgate.gateway.http.exchange.Endpoint;
import io.ebbgate.gateway.http.exchange.Exchange.Action;
import io.ebbgate.gateway.http.exchange.HttpGate;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/** Health and metrics. They answer while everything else is turned away. */
public final class OperationsRoutes {
  private static final String PROMETHEUS_TEXT = "text/plain; version=0.0.4; charset=utf-8";

  private OperationsRoutes() {}

  /**
   * Which endpoint does what.
   *
   * @param readiness how the node is, told at once from what is known
   * @param metrics all meters in Prometheus text format; may take a while, so that it runs beside
   *     the event loop
   */
  public static Map<Endpoint, Action> create(
      Vertx vertx, HttpGate gate, Supplier<Readiness> readiness, Callable<String> metrics) {
    return Map.of(
        Endpoint.READ_LIVENESS,
        _ -> Future.succeededFuture(Answer.json(200, json -> json.text("status", "live"))),
        Endpoint.READ_READINESS,
        _ -> Future.succeededFuture(ready(gate, readiness.get())),
        Endpoint.READ_METRICS,
        _ ->
            vertx
                .executeBlocking(metrics, false)
                .map(text -> Answer.of(200, PROMETHEUS_TEXT, Buffer.buffer(text))));
  }

  private static Answer ready(HttpGate gate, Readiness readiness) {
    boolean ready = readiness.ready() && !gate.isDraining();
    var status = gate.isDraining() ? "draining" : ready ? "ready" : "not-ready";
    return Answer.json(
        ready ? 200 : 503,
        json ->
            json.text("status", status)
                .object("checks", checks -> checks.sortedMembers(readiness.checks())));
  }
}
