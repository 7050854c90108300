package io.ebbgate.gateway.http.exchange;

import io.ebbgate.core.id.Ids;
import io.ebbgate.gateway.http.json.StrictJson;
import io.ebbgate.gateway.usecase.Authentication;
import io.ebbgate.gateway.usecase.Timers;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/**
 * What all requests of a node share: who is in, how often each client asks, meters, and how to find
 * out who asks. One for each node; thread-safe.
 */
public final class HttpGate {
  private final ExchangeLimits limits;
  private final Ids ids;
  private final Timers timers;
  private final LongSupplier nanoTime;
  private final Authentication authentication;
  private final HttpMeters meters;
  private final ClientRates rates;
  private final StrictJson json;
  private final Admission api;
  private final Admission callbacks;
  private final AtomicInteger connections = new AtomicInteger();

  /**
   * A gate.
   *
   * @param limits how much is taken
   * @param ids names each request
   * @param timers end slow bodies, and the grace of draining
   * @param nanoTime a clock that only moves forward, in nanoseconds
   * @param authentication finds out who asks
   * @param registry takes the meters
   */
  public HttpGate(
      ExchangeLimits limits,
      Ids ids,
      Timers timers,
      LongSupplier nanoTime,
      Authentication authentication,
      MeterRegistry registry) {
    this.limits = limits;
    this.ids = ids;
    this.timers = timers;
    this.nanoTime = nanoTime;
    this.authentication = authentication;
    this.meters = new HttpMeters(registry);
    this.rates = new ClientRates(limits.requestsPerSecond(), limits.burst(), nanoTime);
    this.json = new StrictJson(limits.maximumJsonDepth(), limits.maximumBodyBytes());
    this.api = new Admission(limits.maximumInFlight(), limits.maximumWaiting());
    this.callbacks = new Admission(limits.maximumCallbacksInFlight(), 0);
    meters.watch(Endpoint.Lane.API, api);
    meters.watch(Endpoint.Lane.CALLBACK, callbacks);
    meters.watch(connections);
  }

  /**
   * Turns new requests away with {@code shutting-down}, lets those inside go on, and answers those
   * that only wait.
   *
   * @param grace how long to wait for the last one
   * @return true when all went out by themselves, false when the grace was over first
   */
  public Future<Boolean> drain(Duration grace) {
    Promise<Boolean> over = Promise.promise();
    var graceOver = timers.after(grace, () -> over.tryComplete(false));
    Future.all(api.drain(), callbacks.drain())
        .onSuccess(_ -> {
          graceOver.cancel();
          over.tryComplete(true);
        });
    return over.future();
  }

  /** Counts a connection; tells how many are open with it. */
  public int connectionOpened() {
    return connections.incrementAndGet();
  }

  /** Counts a connection that is gone. */
  public void connectionClosed() {
    connections.decrementAndGet();
  }

  /** Whether draining has begun. */
  public boolean isDraining() {
    return api.isDraining();
  }

  ExchangeLimits limits() {
    return limits;
  }

  Ids ids() {
    return ids;
  }

  Timers timers() {
    return timers;
  }

  long nanoTime() {
    return nanoTime.getAsLong();
  }

  Authentication authentication() {
    return authentication;
  }

  HttpMeters meters() {
    return meters;
  }

  ClientRates rates() {
    return rates;
  }

  StrictJson json() {
    return json;
  }

  Admission api() {
    return api;
  }

  Admission callbacks() {
    return callbacks;
  }
}
