package io.ebbgate.gateway.http.exchange;

import io.ebbgate.core.id.IdKind;
import io.ebbgate.gateway.http.json.JsonValue;
import io.ebbgate.gateway.usecase.Principal;
import io.ebbgate.gateway.usecase.Problem;
import io.ebbgate.gateway.usecase.ProblemCode;
import io.ebbgate.gateway.usecase.Rejected;
import io.ebbgate.gateway.usecase.Timers.Scheduled;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One request from its head to the end of its answer. Runs on the event loop of the connection;
 * whatever completes elsewhere is brought back. Answers exactly once, whatever happens.
 */
public final class Exchange {
  /** What an operation does with a request that was let in. */
  public interface Action {
    /** The answer; the future, or the call itself, may fail with {@link Rejected}. */
    Future<Answer> answer(Call call);
  }

  private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);

  private final HttpGate gate;
  private final Endpoint endpoint;
  private final RoutingContext routing;
  private final Action action;
  private final HttpServerRequest request;
  private final Thread thread = Thread.currentThread();
  private final @Nullable Context context = Vertx.currentContext();
  private final Reply reply;

  private @Nullable Principal principal;
  private @Nullable Scheduled timer;
  private Buffer body = Buffer.buffer();
  private int chunks;
  private boolean paused;
  private boolean received;

  private Exchange(HttpGate gate, Endpoint endpoint, RoutingContext routing, Action action) {
    this.gate = gate;
    this.endpoint = endpoint;
    this.routing = routing;
    this.action = action;
    this.request = routing.request();
    this.reply = new Reply(gate, request, endpoint, IdKind.REQUEST.format(gate.ids().next()));
  }

  /** Serves a request that was routed to an endpoint. */
  public static void serve(
      HttpGate gate, Endpoint endpoint, RoutingContext routing, Action action) {
    var exchange = new Exchange(gate, endpoint, routing, action);
    exchange.guarded(exchange::begin);
  }

  /**
   * Refuses a request that matches no endpoint.
   *
   * @param headers further ones of the answer
   */
  public static void refuse(
      HttpGate gate, HttpServerRequest request, Problem problem, Map<String, String> headers) {
    var reply = new Reply(gate, request, null, IdKind.REQUEST.format(gate.ids().next()));
    var answer = Answer.problem(problem, reply.requestId());
    for (var header : headers.entrySet()) {
      answer = answer.with(header.getKey(), header.getValue());
    }
    reply.give(answer);
  }

  private void begin() {
    var admission =
        switch (endpoint.lane()) {
          case API -> gate.api();
          case CALLBACK -> gate.callbacks();
          case OPERATIONS -> null;
        };
    if (admission != null) {
      switch (admission.enter()) {
        case ADMITTED -> reply.whenOver(admission::leave);
        case FULL ->
            throw Problem.of(ProblemCode.OVERLOADED, "Repeat the request later.").rejected();
        case DRAINING ->
            throw Problem.of(ProblemCode.SHUTTING_DOWN, "Repeat the request at another node.")
                .rejected();
      }
    }
    if (endpoint.access() == Endpoint.Access.OPEN) {
      receive();
    } else {
      authenticate();
    }
  }

  private void authenticate() {
    var asked = gate.authentication().principal(RequestHeaders.apiKey(request.headers()));
    if (asked.succeeded()) {
      // The usual case: the key is known already, and the body may follow at once.
      authorize(asked.result());
      return;
    }
    paused = true;
    request.pause();
    asked.onComplete(who -> here(() -> authorize(who)), failure -> here(() -> refuse(failure)));
  }

  private void authorize(Principal who) {
    principal = who;
    var scope = endpoint.scope();
    if (scope.isPresent() && !who.may(scope.get())) {
      throw Problem.of(
              ProblemCode.SCOPE_MISSING,
              "The operation needs the scope " + scope.get().text() + ".")
          .rejected();
    }
    long earlyNanos = gate.rates().take(who.clientId());
    if (earlyNanos > 0) {
      long seconds = Math.max(1, TimeUnit.NANOSECONDS.toSeconds(earlyNanos + 999_999_999L));
      reply.retryAfter(seconds);
      throw Problem.of(ProblemCode.RATE_LIMITED, "Send fewer requests a second.").rejected();
    }
    receive();
  }

  private void receive() {
    switch (endpoint.body()) {
      case NONE -> act(JsonValue.ObjectValue.EMPTY);
      case EMPTY -> collect(gate.limits().maximumBodyBytes());
      case JSON -> {
        checkContentType();
        collect(gate.limits().maximumBodyBytes());
      }
      case RAW -> {
        checkHeaderCount(gate.limits().maximumCallbackHeaders());
        collect(gate.limits().maximumCallbackBytes());
      }
    }
  }

  private void checkHeaderCount(int atMost) {
    if (request.headers().entries().size() > atMost) {
      throw Problem.of(ProblemCode.HEADERS_TOO_LARGE, "Send at most " + atMost + " headers.")
          .rejected();
    }
  }

  private void checkContentType() {
    if (!RequestHeaders.isJson(request.headers())) {
      throw Problem.of(ProblemCode.CONTENT_TYPE_UNSUPPORTED, "Send Content-Type: application/json.")
          .rejected();
    }
  }

  private void collect(int maximumBytes) {
    if (RequestHeaders.contentLength(request.headers()) > maximumBytes) {
      throw tooLarge(maximumBytes);
    }
    if (request.isEnded()) {
      received();
      return;
    }
    timer = gate.timers().after(gate.limits().bodyTimeout(), () -> here(this::bodyTimeIsOver));
    request.exceptionHandler(_ -> reply.abandon());
    request.handler(chunk -> {
      if (reply.isGiven()) {
        return;
      }
      if (body.length() + chunk.length() > maximumBytes) {
        guarded(() -> {
          throw tooLarge(maximumBytes);
        });
      } else {
        append(chunk);
      }
    });
    request.endHandler(_ -> guarded(this::received));
    if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
      request.response().writeContinue();
    }
    resume();
  }

  private void append(Buffer chunk) {
    switch (chunks++) {
      case 0 -> body = chunk;
      // The first one belongs to the codec; from the second on there is a buffer that can grow.
      case 1 ->
          body =
              Buffer.buffer(body.length() + chunk.length()).appendBuffer(body).appendBuffer(chunk);
      default -> body.appendBuffer(chunk);
    }
  }

  private static Rejected tooLarge(int maximumBytes) {
    return Problem.of(ProblemCode.BODY_TOO_LARGE, "Send at most " + maximumBytes + " bytes.")
        .rejected();
  }

  /**
   * The one timer of a usual request: it ends a slow body, or goes on to end a slow answer. Setting
   * a second one for each request would cost more than it is worth.
   */
  private void bodyTimeIsOver() {
    if (received) {
      awaitAnswer(answerTime().minus(gate.limits().bodyTimeout()));
      return;
    }
    throw Problem.of(
            ProblemCode.BODY_TIMEOUT,
            "Send the body within " + gate.limits().bodyTimeout().toMillis() + " ms.")
        .rejected();
  }

  private void awaitAnswer(Duration atMost) {
    timer = gate.timers().after(atMost, () -> here(this::answerTimeIsOver));
  }

  private void answerTimeIsOver() {
    var detail =
        switch (endpoint.lane()) {
          case CALLBACK -> "It is not known whether the delivery is durable. Deliver it again.";
          case API, OPERATIONS -> "Repeat the request with the same key, or read the resource.";
        };
    throw Problem.of(ProblemCode.ANSWER_TIMEOUT, detail).rejected();
  }

  /** How long the whole request may take. A wait that the caller asks for comes on top. */
  private Duration answerTime() {
    var time = gate.limits().requestTimeout();
    return request.headers().contains("Prefer") ? time.plus(gate.limits().maximumWait()) : time;
  }

  private void resume() {
    if (paused) {
      paused = false;
      request.resume();
    }
  }

  private void received() {
    if (reply.isGiven()) {
      return;
    }
    received = true;
    if (endpoint.lane() == Endpoint.Lane.CALLBACK) {
      // Providers wait for less than an app does, and hang up: they are told in time.
      stopTimer();
      awaitAnswer(gate.limits().callbackTimeout());
    }
    switch (endpoint.body()) {
      case NONE, RAW -> act(JsonValue.ObjectValue.EMPTY);
      case EMPTY -> {
        if (body.length() == 0) {
          act(JsonValue.ObjectValue.EMPTY);
        } else {
          checkContentType();
          act(read());
        }
      }
      case JSON -> {
        if (body.length() == 0) {
          throw Problem.of(ProblemCode.BODY_MISSING, "Send a JSON object.").rejected();
        }
        act(read());
      }
    }
  }

  private JsonValue read() {
    return gate.json().read(body.getBytes());
  }

  private void act(JsonValue json) {
    QueryParameters.check(endpoint, request);
    var call = new Call(gate, endpoint, routing, reply.requestId(), principal, json, body);
    var answered = action.answer(call);
    if (answered.succeeded()) {
      give(answered.result());
      return;
    }
    if (timer == null) {
      // What came without a body, or together with its headers, has no time running yet.
      awaitAnswer(answerTime());
    }
    answered.onComplete(answer -> here(() -> give(answer)), failure -> here(() -> refuse(failure)));
  }

  private void give(Answer answer) {
    stopTimer();
    reply.give(answer);
    resume();
  }

  private void refuse(Throwable failure) {
    if (failure instanceof Rejected rejected) {
      give(challenged(Answer.problem(rejected.problem(), reply.requestId())));
      return;
    }
    // A defect, or something that nobody mapped. The body is not logged: it may be personal.
    LOG.error("{}: {} failed", reply.requestId(), endpoint.operationId(), failure);
    give(
        Answer.problem(
            Problem.of(ProblemCode.INTERNAL, "Repeat the request with the same key."),
            reply.requestId()));
  }

  /** A 401 or 403 names the scheme (RFC 9110, section 11.6.1; RFC 6750, section 3). */
  private Answer challenged(Answer answer) {
    if (answer.status() != 401 && answer.status() != 403) {
      return answer;
    }
    var challenge = "Bearer realm=\"ebbgate\"";
    if (endpoint.lane() == Endpoint.Lane.CALLBACK) {
      challenge = "Signature realm=\"callbacks\"";
    } else if (answer.status() == 403) {
      challenge +=
          ", error=\"insufficient_scope\", scope=\""
              + endpoint.scope().map(scope -> scope.text()).orElse("")
              + "\"";
    } else if (answer.problem().orElseThrow() != ProblemCode.API_KEY_MISSING) {
      challenge += ", error=\"invalid_token\"";
    }
    return answer.with("WWW-Authenticate", challenge);
  }

  private void stopTimer() {
    if (timer != null) {
      timer.cancel();
      timer = null;
    }
  }

  /** Goes on where the connection lives. */
  private void here(Runnable step) {
    if (Thread.currentThread() == thread || context == null) {
      guarded(step);
    } else {
      context.runOnContext(_ -> guarded(step));
    }
  }

  private void guarded(Runnable step) {
    try {
      step.run();
    } catch (Rejected rejected) {
      refuse(rejected);
    } catch (RuntimeException defect) {
      refuse(defect);
    }
  }
}
