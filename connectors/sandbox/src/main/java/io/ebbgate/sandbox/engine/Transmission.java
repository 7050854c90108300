package io.ebbgate.sandbox.engine;

import io.ebbgate.sandbox.fault.QueryFault;
import io.ebbgate.sandbox.fault.RequestFault;
import io.ebbgate.sandbox.json.Problems;
import io.ebbgate.sandbox.protocol.Answer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.function.Supplier;

/** Lets answers out, or fails to. */
final class Transmission {

  private final Timers timers;
  private final Duration silence;

  Transmission(Timers timers, Duration silence) {
    this.timers = timers;
    this.silence = silence;
  }

  void send(
      RoutingContext exchange,
      RequestFault fault,
      Duration delay,
      Supplier<Answer> answer,
      Supplier<Answer> unlisted) {
    switch (fault) {
      case NONE -> write(exchange, answer.get());
      case DELAYED -> timers.after(delay, () -> write(exchange, answer.get()));
      case UNLISTED_CODE -> write(exchange, unlisted.get());
      case MALFORMED -> write(exchange, cut(answer.get()));
      case ERROR_BEFORE, ERROR_AFTER, SLOW_ACCEPTANCE -> error(exchange);
      case SILENCE_BEFORE, SILENCE_AFTER -> hold(exchange);
      case REPLY_LOST -> drop(exchange);
    }
  }

  void send(RoutingContext exchange, QueryFault fault, Supplier<Answer> answer) {
    switch (fault) {
      case NONE -> write(exchange, answer.get());
      case ERROR -> error(exchange);
      case SILENCE -> hold(exchange);
      case REPLY_LOST -> drop(exchange);
    }
  }

  void error(RoutingContext exchange) {
    Problems.answer(exchange, 503, "unavailable", "the provider is out of order");
  }

  private static void write(RoutingContext exchange, Answer answer) {
    HttpServerResponse response = exchange.response();
    if (response.ended() || response.closed()) {
      return;
    }
    response.setStatusCode(answer.status());
    answer.headers().forEach(response::putHeader);
    response.end(answer.body());
  }

  private static Answer cut(Answer answer) {
    return new Answer(
        answer.status(), answer.headers(), answer.body().slice(0, answer.body().length() / 2));
  }

  private void hold(RoutingContext exchange) {
    timers.after(silence, () -> drop(exchange));
  }

  private static void drop(RoutingContext exchange) {
    if (!exchange.response().closed()) {
      exchange.request().connection().close();
    }
  }
}
