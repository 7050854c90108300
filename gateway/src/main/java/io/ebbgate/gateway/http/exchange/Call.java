package io.ebbgate.gateway.http.exchange;

import io.ebbgate.core.id.IdKind;
import io.ebbgate.gateway.http.json.Fields;
import io.ebbgate.gateway.http.json.JsonValue;
import io.ebbgate.gateway.usecase.Principal;
import io.ebbgate.gateway.usecase.Problem;
import io.ebbgate.gateway.usecase.ProblemCode;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A request that was let in, as its operation sees it. Confined to the request's event loop. */
public final class Call {
  private static final Logger LOG = LoggerFactory.getLogger(Call.class);

  private final HttpGate gate;
  private final Endpoint endpoint;
  private final RoutingContext context;
  private final String requestId;
  private final @Nullable Principal principal;
  private final JsonValue json;
  private final Buffer body;

  Call(
      HttpGate gate,
      Endpoint endpoint,
      RoutingContext context,
      String requestId,
      @Nullable Principal principal,
      JsonValue json,
      Buffer body) {
    this.gate = gate;
    this.endpoint = endpoint;
    this.context = context;
    this.requestId = requestId;
    this.principal = principal;
    this.json = json;
    this.body = body;
  }

  /** Who asks. Only operations that need a key may call this. */
  public Principal principal() {
    if (principal == null) {
      throw new IllegalStateException(endpoint + " lets anybody in");
    }
    return principal;
  }

  /** The request's public identifier, the {@code instance} of its problem. */
  public String requestId() {
    return requestId;
  }

  /** The request's headers. */
  public MultiMap headers() {
    return context.request().headers();
  }

  /** The path as it was sent. */
  public String path() {
    var path = context.request().path();
    return path == null ? "" : path;
  }

  /** A path parameter as it was sent. */
  public String pathText(String name) {
    var text = context.pathParam(name);
    return text == null ? "" : text;
  }

  /**
   * A path parameter that is an identifier.
   *
   * @throws io.ebbgate.gateway.usecase.Rejected when it is not one of that kind
   */
  public UUID pathId(String name, IdKind kind) {
    return kind.parse(pathText(name))
        .orElseThrow(() ->
            Problem.of(
                    ProblemCode.PARAMETER_INVALID,
                    "The path needs an identifier that begins with " + kind.prefix() + "_.")
                .rejected());
  }

  /** A query parameter; known ones were checked to be given once. */
  public Optional<String> query(String name) {
    return Optional.ofNullable(context.request().getParam(name));
  }

  /** The fields of the JSON body; end their reading with {@link Fields#finish()}. */
  public Fields fields() {
    return Fields.of(json);
  }

  /** The raw body, of operations that take one. */
  public Buffer body() {
    return body;
  }

  /**
   * Waits for an order's end without keeping working requests out.
   *
   * @param longest what the caller asked for; shortened to what is allowed
   * @param waiting starts the wait
   * @return what came of it; empty when there was no place to wait, the node began to drain, or the
   *     wait failed: the order itself is safe by then, so that none of these is the caller's
   *     trouble
   */
  public <T> Future<Optional<T>> whileWaiting(
      Duration longest, Function<Duration, Future<T>> waiting) {
    Promise<Optional<T>> over = Promise.promise();
    Runnable whenDraining = () -> over.tryComplete(Optional.empty());
    var admission = gate.api();
    if (!admission.beginWaiting(whenDraining)) {
      return Future.succeededFuture(Optional.empty());
    }
    waiting
        .apply(longest)
        .onComplete(
            value -> over.tryComplete(Optional.of(value)),
            failure -> {
              LOG.warn("{}: the wait for an order's end failed", requestId, failure);
              over.tryComplete(Optional.empty());
            });
    return over.future().onComplete(_ -> admission.endWaiting(whenDraining));
  }

  /** The longest wait that is allowed. */
  public Duration longestWait() {
    return gate.limits().maximumWait();
  }
}
