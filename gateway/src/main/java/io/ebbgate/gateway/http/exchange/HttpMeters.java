package io.ebbgate.gateway.http.exchange;

import io.ebbgate.gateway.usecase.ProblemCode;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * What the front door counts: {@code ebbgate_problems_total{code}}, {@code
 * ebbgate_http_request_seconds{operation,status}}, {@code ebbgate_http_in_flight{lane}}, {@code
 * ebbgate_http_waiting{lane}} and {@code ebbgate_http_connections}. Meters are looked up once and
 * kept, since a look-up costs more than a count. Thread-safe.
 */
public final class HttpMeters {
  /** The operation of a request that matches none. */
  static final String UNMATCHED = "unmatched";

  /** The status of a request whose caller went away before the answer. */
  static final int ABORTED = 0;

  private static final int STATUSES = 600;
  private static final Duration[] BUCKETS = {
    Duration.ofMillis(1),
    Duration.ofMillis(2),
    Duration.ofMillis(5),
    Duration.ofMillis(10),
    Duration.ofMillis(20),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofSeconds(5),
    Duration.ofSeconds(30)
  };

  private final MeterRegistry registry;
  private final Map<ProblemCode, Counter> problems = new EnumMap<>(ProblemCode.class);
  private final Map<Endpoint, AtomicReferenceArray<Timer>> timers = new EnumMap<>(Endpoint.class);
  private final AtomicReferenceArray<Timer> unmatched = new AtomicReferenceArray<>(STATUSES);

  HttpMeters(MeterRegistry registry) {
    this.registry = registry;
    for (var endpoint : Endpoint.values()) {
      timers.put(endpoint, new AtomicReferenceArray<>(STATUSES));
    }
    for (var code : ProblemCode.values()) {
      problems.put(
          code,
          Counter.builder("ebbgate.problems")
              .description("Requests that were told no, by problem code")
              .tag("code", code.code())
              .register(registry));
    }
  }

  /** Shows how many are in. */
  void watch(Endpoint.Lane lane, Admission admission) {
    var name = lane.name().toLowerCase(java.util.Locale.ROOT);
    Gauge.builder("ebbgate.http.in.flight", admission, Admission::inFlight)
        .description("Requests worked on now")
        .tag("lane", name)
        .strongReference(true)
        .register(registry);
    Gauge.builder("ebbgate.http.waiting", admission, Admission::waiting)
        .description("Requests that wait for an order's end now")
        .tag("lane", name)
        .strongReference(true)
        .register(registry);
  }

  /** Shows how many connections are open. */
  void watch(AtomicInteger connections) {
    Gauge.builder("ebbgate.http.connections", connections, AtomicInteger::get)
        .description("Connections open now")
        .strongReference(true)
        .register(registry);
  }

  /** Counts a problem that a caller is told. */
  void problem(ProblemCode code) {
    var counter = problems.get(code);
    if (counter != null) {
      counter.increment();
    }
  }

  /**
   * Counts a request that is over.
   *
   * @param endpoint which, or null for a request that matches none
   * @param status of the answer, or {@link #ABORTED}
   */
  void request(@Nullable Endpoint endpoint, int status, long nanos) {
    var ofEndpoint = endpoint == null ? unmatched : timers.getOrDefault(endpoint, unmatched);
    var timer = ofEndpoint.get(status);
    if (timer == null) {
      timer = timer(endpoint == null ? UNMATCHED : endpoint.operationId(), status);
      ofEndpoint.set(status, timer);
    }
    timer.record(nanos, TimeUnit.NANOSECONDS);
  }

  private Timer timer(String operation, int status) {
    return Timer.builder("ebbgate.http.request")
        .description("From the request's head to the end of its answer")
        .tag("operation", operation)
        .tag("status", status == ABORTED ? "aborted" : Integer.toString(status))
        .serviceLevelObjectives(BUCKETS)
        .register(registry);
  }
}
