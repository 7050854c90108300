package io.ebbgate.gateway.http;

import io.ebbgate.gateway.http.exchange.Endpoint;
import io.ebbgate.gateway.http.exchange.Exchange.Action;
import io.ebbgate.gateway.http.exchange.HttpGate;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One event loop's share of a server. Deploy several with the same settings: they share the port,
 * and connections go round among them.
 *
 * <p>To stop without breaking anything off: {@link HttpGate#drain}, then undeploy.
 */
public final class HttpVerticle extends VerticleBase {
  private final HttpSettings settings;
  private final HttpGate gate;
  private final Map<Endpoint, Action> actions;
  private @Nullable HttpServer server;

  /**
   * A server's share.
   *
   * @param gate shared by all instances of the node
   * @param actions which endpoint does what
   */
  public HttpVerticle(HttpSettings settings, HttpGate gate, Map<Endpoint, Action> actions) {
    this.settings = settings;
    this.gate = gate;
    this.actions = Map.copyOf(actions);
  }

  @Override
  public Future<?> start() {
    var door = FrontDoor.create(vertx, gate, actions);
    server =
        vertx
            .createHttpServer(settings.toOptions())
            .requestHandler(door)
            .invalidRequestHandler(door::refuseMalformed)
            .connectionHandler(this::count);
    return server.listen();
  }

  private void count(HttpConnection connection) {
    if (gate.connectionOpened() > settings.maximumConnections()) {
      connection.close();
    }
    connection.closeHandler(_ -> gate.connectionClosed());
  }

  /** The port that it listens on, once it is deployed. */
  public int port() {
    if (server == null) {
      throw new IllegalStateException("not deployed yet");
    }
    return server.actualPort();
  }

  @Override
  public Future<?> stop() {
    return server == null ? Future.succeededFuture() : server.close();
  }
}
