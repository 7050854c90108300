package io.ebbgate.gateway.http.exchange;

import io.ebbgate.gateway.usecase.ProblemCode;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The answer of one request: given at most once, counted exactly once. Confined to the request's
 * event loop.
 */
final class Reply {
  /** How long the rest of an unwanted body is read and thrown away, so that the answer arrives. */
  private static final Duration LINGER = Duration.ofSeconds(2);

  private static final int HTTP_2_NO_ERROR = 0;

  private final HttpGate gate;
  private final HttpServerRequest request;
  private final @Nullable Endpoint endpoint;
  private final String requestId;
  private final long startedNanos;
  private final AtomicBoolean over = new AtomicBoolean();

  private Runnable whenOver = () -> {};
  private long retryAfterSeconds = 1;
  private boolean given;
  private boolean written;
  private boolean closing;

  Reply(HttpGate gate, HttpServerRequest request, @Nullable Endpoint endpoint, String requestId) {
    this.gate = gate;
    this.request = request;
    this.endpoint = endpoint;
    this.requestId = requestId;
    this.startedNanos = gate.nanoTime();
  }

  String requestId() {
    return requestId;
  }

  boolean isGiven() {
    return given;
  }

  /** What to do once when the request is over, whichever way. */
  void whenOver(Runnable action) {
    whenOver = action;
  }

  /** When a request that is turned away may be repeated. */
  void retryAfter(long seconds) {
    retryAfterSeconds = seconds;
  }

  /** Gives the answer; a second one is dropped. */
  void give(Answer answer) {
    if (given) {
      return;
    }
    given = true;
    var response = request.response().setStatusCode(answer.status());
    response.putHeader("X-Request-Id", requestId);
    response.putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    if (!answer.contentType().isEmpty()) {
      response.putHeader(HttpHeaders.CONTENT_TYPE, answer.contentType());
    }
    answer.headers().forEach(response::putHeader);
    answer.problem().ifPresent(this::told);
    if (!request.isEnded() && RequestHeaders.announcesBody(request)) {
      discardRest(answer.status());
    }
    if (closing) {
      response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    }
    write(answer.body())
        .onComplete(
            _ -> {
              written = true;
              closeIfAnnounced();
              over(answer.status());
            },
            _ -> over(HttpMeters.ABORTED));
  }

  /** A HEAD request is told the length of what GET would have. */
  private Future<Void> write(Buffer body) {
    var response = request.response();
    if (request.method().equals(HttpMethod.HEAD)) {
      return response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length())).end();
    }
    return response.end(body);
  }

  private void told(ProblemCode code) {
    gate.meters().problem(code);
    boolean mayBeRepeated =
        code.status() == 503
            || code == ProblemCode.RATE_LIMITED
            || code == ProblemCode.IDEMPOTENCY_IN_FLIGHT
            || code == ProblemCode.DEBIT_IN_FLIGHT;
    if (mayBeRepeated) {
      request.response().putHeader(HttpHeaders.RETRY_AFTER, Long.toString(retryAfterSeconds));
    }
    if (code == ProblemCode.SHUTTING_DOWN) {
      closing = mayClose();
    }
  }

  /** The caller went away. */
  void abandon() {
    given = true;
    over(HttpMeters.ABORTED);
  }

  private void over(int status) {
    if (over.compareAndSet(false, true)) {
      gate.meters().request(endpoint, status, gate.nanoTime() - startedNanos);
      whenOver.run();
    }
  }

  /**
   * Reads the rest of a body that is not wanted, for a while. Closing at once would reset the
   * connection, and the caller might never see the answer.
   */
  private void discardRest(int status) {
    boolean longer =
        RequestHeaders.contentLength(request.headers()) > gate.limits().maximumBodyBytes();
    if (longer || status == ProblemCode.BODY_TOO_LARGE.status() || status == 408) {
      closing = mayClose();
    }
    var hangUp = gate.timers().after(LINGER, this::hangUp);
    request.exceptionHandler(_ -> hangUp.cancel());
    request.handler(_ -> {});
    request.endHandler(_ -> {
      hangUp.cancel();
      closeIfAnnounced();
    });
  }

  private void closeIfAnnounced() {
    if (closing && written && request.isEnded()) {
      request.connection().close();
    }
  }

  /** A connection of HTTP/2 has other requests; one of them is ended by itself. */
  private boolean mayClose() {
    return request.version() != HttpVersion.HTTP_2;
  }

  private void hangUp() {
    if (mayClose()) {
      request.connection().close();
    } else {
      request.response().reset(HTTP_2_NO_ERROR);
    }
  }
}
