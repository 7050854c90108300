package io.ebbgate.connectors.testkit;

import io.ebbgate.connectors.spi.exchange.CallbackRequest;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Takes callbacks as they come and keeps them for the test. */
final class CallbackInbox {

  private static final String PATH = "/callbacks/under-test";

  private final HttpServer server;
  private final BlockingQueue<CallbackRequest> received;

  private CallbackInbox(HttpServer server, BlockingQueue<CallbackRequest> received) {
    this.server = server;
    this.received = received;
  }

  static Future<CallbackInbox> open(Vertx vertx) {
    var received = new LinkedBlockingQueue<CallbackRequest>();
    return vertx
        .createHttpServer()
        .requestHandler(request ->
            request
                .body()
                .onSuccess(body -> {
                  received.add(new CallbackRequest(request.uri(), request.headers(), body));
                  request.response().end();
                }))
        .listen(0, "127.0.0.1")
        .map(server -> new CallbackInbox(server, received));
  }

  String url() {
    return "http://127.0.0.1:" + server.actualPort() + PATH;
  }

  /** The next callback. */
  CallbackRequest next() {
    CallbackRequest next = within(Duration.ofSeconds(10));
    if (next == null) {
      throw new AssertionError("no callback came within 10 s");
    }
    return next;
  }

  /** The next callback; null when none comes in time. */
  @Nullable CallbackRequest within(Duration time) {
    try {
      return received.poll(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting for a callback", e);
    }
  }
}
