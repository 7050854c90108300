package io.ebbgate.sandbox;

import io.ebbgate.sandbox.book.Book;
import io.ebbgate.sandbox.control.ControlRoutes;
import io.ebbgate.sandbox.engine.Engine;
import io.ebbgate.sandbox.engine.HttpCallbackPost;
import io.ebbgate.sandbox.engine.Timers;
import io.ebbgate.sandbox.fault.FaultCounts;
import io.ebbgate.sandbox.fault.Planner;
import io.ebbgate.sandbox.json.Problems;
import io.ebbgate.sandbox.protocol.Merchant;
import io.ebbgate.sandbox.protocol.SandboxProtocol;
import io.ebbgate.sandbox.sink.Sinks;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The HTTP server: everything it serves runs on this verticle's event loop. */
final class SandboxServer extends VerticleBase {

  private static final int IDLE_SECONDS = 60;

  private final SandboxOptions options;
  private final Planner planner;
  private final FaultCounts faults;
  private final Book book;
  private final Sinks sinks;
  private volatile @Nullable HttpServer http;

  SandboxServer(
      SandboxOptions options, Planner planner, FaultCounts faults, Book book, Sinks sinks) {
    this.options = options;
    this.planner = planner;
    this.faults = faults;
    this.book = book;
    this.sinks = sinks;
  }

  @Override
  public Future<?> start() {
    Router router = Router.router(vertx);
    for (int status : new int[] {400, 404, 405, 413, 415, 500}) {
      router.errorHandler(status, Problems::failed);
    }
    router
        .route()
        .handler(BodyHandler.create(false).setBodyLimit(options.limits().maximumBodyBytes()))
        .failureHandler(Problems::failed);
    List<Engine> engines = mountProtocols(router);
    new ControlRoutes(
            planner,
            faults,
            book,
            (merchant, reference) ->
                engines.stream().anyMatch(engine -> engine.giveBack(merchant, reference)))
        .mount(router);
    sinks.mount(router);
    // HTTP/1.1 only: losing a reply closes the connection, which must not take others with it.
    var settings =
        new HttpServerOptions()
            .setHost(options.host())
            .setPort(options.port())
            .setHttp2ClearTextEnabled(false)
            .setIdleTimeout(IDLE_SECONDS);
    return vertx
        .createHttpServer(settings)
        .requestHandler(router)
        // Clients that give up on an answer that never comes are what this server is for.
        .connectionHandler(connection -> connection.exceptionHandler(_ -> {}))
        .listen()
        .onSuccess(listening -> http = listening);
  }

  /** The provider behind each protocol. */
  private List<Engine> mountProtocols(Router router) {
    var engines = new ArrayList<Engine>();
    Timers timers =
        (delay, action) -> {
          if (delay.toMillis() < 1) {
            context.runOnContext(_ -> action.run());
          } else {
            vertx.setTimer(delay.toMillis(), _ -> action.run());
          }
        };
    var shared =
        new Engine.Shared(
            options.merchants().stream()
                .collect(Collectors.toUnmodifiableMap(Merchant::id, Function.identity())),
            options.clock(),
            timers,
            options.timings(),
            planner,
            faults,
            book,
            options.limits().maximumOrders());
    var post = new HttpCallbackPost(vertx, options.timings().callbackTimeout());
    for (SandboxProtocol protocol : ServiceLoader.load(SandboxProtocol.class)) {
      Router own = Router.router(vertx);
      var engine = new Engine(protocol, shared, post);
      protocol.mount(own, engine);
      router.route("/" + protocol.name() + "/*").subRouter(own);
      engines.add(engine);
    }
    return List.copyOf(engines);
  }

  /** The port it listens on. */
  int port() {
    HttpServer listening = http;
    if (listening == null) {
      throw new IllegalStateException("the sandbox does not listen yet");
    }
    return listening.actualPort();
  }
}
