package io.ebbgate.gatling;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Answers the drawdown part of the contract, well or badly as told, and keeps what it was sent. */
final class FakeGateway implements AutoCloseable {

  /** One request as it came. */
  record Seen(String path, String authorization, String idempotencyKey, String body) {}

  /** How it answers a drawdown request. */
  enum Temper {
    DISBURSES,
    REFUSES_FOR_CREDIT,
    REFUSES_FOR_A_DEFECT,
    NEVER_ENDS
  }

  private final Temper temper;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Seen> seen = new CopyOnWriteArrayList<>();
  private final ConcurrentHashMap<String, Integer> reads = new ConcurrentHashMap<>();

  FakeGateway(Temper temper) throws IOException {
    this.temper = temper;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/v1/drawdowns", this::answer);
    server.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  List<Seen> seen(String path) {
    return seen.stream().filter(one -> one.path().equals(path)).toList();
  }

  private void answer(HttpExchange exchange) throws IOException {
    var path = exchange.getRequestURI().getPath();
    var headers = exchange.getRequestHeaders();
    var one =
        new Seen(
            path,
            String.valueOf(headers.getFirst("authorization")),
            String.valueOf(headers.getFirst("idempotency-key")),
            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    seen.add(one);
    if (path.equals("/v1/drawdowns/quote")) {
      send(exchange, 200, "{\"offer\": {\"id\": \"off_1\"}}");
    } else if (path.equals("/v1/drawdowns")) {
      decide(exchange);
    } else {
      boolean ended = temper != Temper.NEVER_ENDS && reads.merge(path, 1, Integer::sum) > 1;
      send(exchange, 200, "{\"state\": \"" + (ended ? "Disbursed" : "Submitted") + "\"}");
    }
  }

  private void decide(HttpExchange exchange) throws IOException {
    switch (temper) {
      case DISBURSES, NEVER_ENDS ->
          send(exchange, 202, "{\"id\": \"drw_" + seen.size() + "\", \"state\": \"Submitted\"}");
      case REFUSES_FOR_CREDIT -> send(exchange, 422, "{\"code\": \"credit-insufficient\"}");
      case REFUSES_FOR_A_DEFECT -> send(exchange, 422, "{\"code\": \"field-missing\"}");
    }
  }

  private static void send(HttpExchange exchange, int status, String json) throws IOException {
    var bytes = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("content-type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    try (var out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
