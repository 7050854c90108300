package io.ebbgate.gateway.http;

import io.ebbgate.gateway.http.exchange.Endpoint;
import io.ebbgate.gateway.http.exchange.Exchange;
import io.ebbgate.gateway.http.exchange.Exchange.Action;
import io.ebbgate.gateway.http.exchange.HttpGate;
import io.ebbgate.gateway.usecase.Problem;
import io.ebbgate.gateway.usecase.ProblemCode;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Leads each request to its endpoint, or says that there is none. Paths are taken as written:
 * nothing is decoded, collapsed or forgiven, so that no two texts name the same thing. One for each
 * event loop.
 */
public final class FrontDoor implements Handler<HttpServerRequest> {
  private final HttpGate gate;
  private final Router router;

  private FrontDoor(HttpGate gate, Router router) {
    this.gate = gate;
    this.router = router;
  }

  /**
   * A front door.
   *
   * @param gate shared by the node
   * @param actions which endpoint does what; endpoints that are left out are unknown paths
   */
  public static FrontDoor create(Vertx vertx, HttpGate gate, Map<Endpoint, Action> actions) {
    var door = new FrontDoor(gate, Router.router(vertx));
    door.mount(actions);
    return door;
  }

  private void mount(Map<Endpoint, Action> actions) {
    Map<String, List<Endpoint>> byPath = new LinkedHashMap<>();
    for (var endpoint : Endpoint.values()) {
      if (actions.containsKey(endpoint)) {
        byPath.computeIfAbsent(endpoint.path(), _ -> new ArrayList<>()).add(endpoint);
      }
    }
    // A path without parameters comes before one that would match it too.
    byPath.entrySet().stream()
        .sorted(Comparator.comparing(entry -> entry.getKey().contains("{")))
        .forEach(entry -> {
          for (var endpoint : entry.getValue()) {
            var action = actions.get(endpoint);
            if (action != null) {
              mount(endpoint, action);
            }
          }
          mountOtherMethods(entry.getKey(), entry.getValue());
        });
    router.route().handler(routing -> refusePath(routing.request()));
    router.errorHandler(
        500, routing -> Exchange.refuse(gate, routing.request(), defect(), Map.of()));
    // Paths are looked at before they come here; what is left is a host that cannot be one.
    router.errorHandler(400, routing -> refuseHost(routing.request()));
    router.errorHandler(404, routing -> refusePath(routing.request()));
  }

  private void mount(Endpoint endpoint, Action action) {
    var route = router.route(endpoint.method(), pattern(endpoint.path())).setName(endpoint.name());
    if (endpoint.isRead()) {
      route.method(HttpMethod.HEAD);
    }
    route.handler(routing -> Exchange.serve(gate, endpoint, routing, action));
  }

  private void mountOtherMethods(String path, List<Endpoint> endpoints) {
    var methods = new TreeSet<String>();
    for (var endpoint : endpoints) {
      methods.add(endpoint.method().name());
      if (endpoint.isRead()) {
        methods.add(HttpMethod.HEAD.name());
      }
    }
    var allow = String.join(", ", methods);
    router
        .route(pattern(path))
        .handler(routing ->
            Exchange.refuse(
                gate,
                routing.request(),
                Problem.of(ProblemCode.METHOD_NOT_ALLOWED, "Use " + allow + "."),
                Map.of("Allow", allow)));
  }

  /** The contract's {@code {id}} is the router's {@code :id}. */
  private static String pattern(String path) {
    return path.replaceAll("\\{([a-z]+)}", ":$1");
  }

  @Override
  public void handle(HttpServerRequest request) {
    if (!namesOneHost(request)) {
      refuseHost(request);
    } else if (isPlain(request.path())) {
      router.handle(request);
    } else {
      refusePath(request);
    }
  }

  /** RFC 9112, section 3.2: one host in HTTP/1.1, one at most in HTTP/1.0. */
  private static boolean namesOneHost(HttpServerRequest request) {
    return switch (request.version()) {
      case HTTP_1_1 -> request.headers().getAll(HttpHeaders.HOST).size() == 1;
      case HTTP_1_0 -> request.headers().getAll(HttpHeaders.HOST).size() <= 1;
      case HTTP_2 -> true;
    };
  }

  /** Whether a path has one spelling only: no escapes, no empty or dotted segments. */
  private static boolean isPlain(@org.jspecify.annotations.Nullable String path) {
    return path != null
        && path.startsWith("/")
        && path.indexOf('%') < 0
        && path.indexOf('\\') < 0
        && !path.contains("//")
        && !path.contains("/.")
        && !path.endsWith("/");
  }

  /** Answers what is not well-formed HTTP; the server hangs up afterwards. */
  void refuseMalformed(HttpServerRequest request) {
    var cause = request.decoderResult().cause();
    var problem =
        switch (cause) {
          case TooLongHttpLineException _ ->
              Problem.of(ProblemCode.URI_TOO_LONG, "Send a shorter request line.");
          case TooLongHttpHeaderException _ ->
              Problem.of(ProblemCode.HEADERS_TOO_LARGE, "Send fewer or shorter headers.");
          case null, default ->
              Problem.of(ProblemCode.REQUEST_MALFORMED, "Send well-formed HTTP/1.1 or HTTP/2.");
        };
    Exchange.refuse(gate, request, problem, Map.of("Connection", "close"));
    request.connection().close();
  }

  private void refuseHost(HttpServerRequest request) {
    Exchange.refuse(
        gate,
        request,
        Problem.of(ProblemCode.REQUEST_MALFORMED, "Send one Host header that names a host."),
        Map.of());
  }

  private void refusePath(HttpServerRequest request) {
    Exchange.refuse(
        gate,
        request,
        Problem.of(ProblemCode.PATH_UNKNOWN, "See /openapi.yaml for the paths there are."),
        Map.of());
  }

  private static Problem defect() {
    return Problem.of(ProblemCode.INTERNAL, "Repeat the request with the same key.");
  }

  /** The routes that lead to endpoints, for the test of the contract. */
  List<Route> routes() {
    return router.getRoutes().stream().filter(route -> isEndpoint(route.getName())).toList();
  }

  private static boolean isEndpoint(String name) {
    for (var endpoint : Endpoint.values()) {
      if (endpoint.name().equals(name)) {
        return true;
      }
    }
    return false;
  }
}
