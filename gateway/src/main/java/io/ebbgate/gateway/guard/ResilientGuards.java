package io.ebbgate.gateway.guard;

import io.ebbgate.gateway.usecase.movement.sending.ChannelGuards;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@link ChannelGuards} on Resilience4j. */
public final class ResilientGuards implements ChannelGuards {
  private static final Logger LOG = LoggerFactory.getLogger(ResilientGuards.class);

  /**
   * What guards one channel.
   *
   * @param triedFrom from when an open breaker lets somebody try; the breaker itself finds out only
   *     when it is asked, and routing must not keep everybody from asking
   */
  private record Guard(
      CircuitBreaker breaker, Bulkhead bulkhead, AtomicReference<Instant> triedFrom) {}

  private final CircuitBreakerConfig breakers;
  private final BulkheadConfig bulkheads;
  private final MeterRegistry meters;
  private final Clock clock;
  private final Duration open;
  private final Map<String, Guard> guards = new ConcurrentHashMap<>();

  /**
   * Guards with the same settings for each channel.
   *
   * @param clock says when an open breaker may be tried again
   */
  public ResilientGuards(GuardSettings settings, Clock clock, MeterRegistry meters) {
    this.breakers =
        CircuitBreakerConfig.custom()
            .failureRateThreshold(settings.failureRatePercent())
            .slowCallRateThreshold(settings.slowRatePercent())
            .slowCallDurationThreshold(settings.slowCall())
            .slidingWindowType(CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
            .slidingWindowSize(settings.windowCalls())
            .minimumNumberOfCalls(settings.minimumCalls())
            .waitDurationInOpenState(settings.open())
            .permittedNumberOfCallsInHalfOpenState(settings.halfOpenCalls())
            .automaticTransitionFromOpenToHalfOpenEnabled(false)
            .writableStackTraceEnabled(false)
            .clock(clock)
            .currentTimestampFunction(Clock::millis, TimeUnit.MILLISECONDS)
            .build();
    this.bulkheads =
        BulkheadConfig.custom()
            .maxConcurrentCalls(settings.bulkheadPermits())
            .maxWaitDuration(Duration.ZERO)
            .writableStackTraceEnabled(false)
            .build();
    this.meters = meters;
    this.clock = clock;
    this.open = settings.open();
  }

  @Override
  public Entry tryEnter(String channel) {
    var guard = guard(channel);
    // The bulkhead first: a permit of the breaker that is then not used would count in half-open
    // state.
    if (!guard.bulkhead().tryAcquirePermission()) {
      return new Entry.Full();
    }
    if (!guard.breaker().tryAcquirePermission()) {
      guard.bulkhead().releasePermission();
      return new Entry.Open();
    }
    return new GuardPermit(guard);
  }

  @Override
  public boolean admits(String channel) {
    var guard = guard(channel);
    return switch (guard.breaker().getState()) {
      case OPEN -> clock.instant().isAfter(guard.triedFrom().get());
      case FORCED_OPEN -> false;
      case CLOSED, HALF_OPEN, DISABLED, METRICS_ONLY -> true;
    };
  }

  private Guard guard(String channel) {
    return guards.computeIfAbsent(channel, this::make);
  }

  private Guard make(String channel) {
    var breaker = CircuitBreaker.of(channel, breakers);
    var triedFrom = new AtomicReference<>(Instant.MIN);
    breaker
        .getEventPublisher()
        .onStateTransition(event -> {
          var to = event.getStateTransition().getToState();
          if (to == CircuitBreaker.State.OPEN) {
            triedFrom.set(clock.instant().plus(open));
          }
          LOG.warn(
              "breaker of channel {}: {} to {}",
              channel,
              event.getStateTransition().getFromState(),
              to);
        });
    var bulkhead = Bulkhead.of(channel, bulkheads);
    Gauge.builder("ebbgate.channel.breaker.open", breaker, ResilientGuards::openness)
        .description("0 closed, 0.5 being tried, 1 open")
        .tag("channel", channel)
        .register(meters);
    Gauge.builder(
            "ebbgate.channel.calls",
            bulkhead,
            held ->
                held.getMetrics().getMaxAllowedConcurrentCalls()
                    - held.getMetrics().getAvailableConcurrentCalls())
        .description("calls to the channel under way")
        .tag("channel", channel)
        .register(meters);
    return new Guard(breaker, bulkhead, triedFrom);
  }

  private static double openness(CircuitBreaker breaker) {
    return switch (breaker.getState()) {
      case CLOSED, DISABLED, METRICS_ONLY -> 0;
      case HALF_OPEN -> 0.5;
      case OPEN, FORCED_OPEN -> 1;
    };
  }

  private record GuardPermit(Guard guard) implements Permit {
    @Override
    public void ended(boolean healthy, Duration took) {
      guard.bulkhead().onComplete();
      if (healthy) {
        guard.breaker().onSuccess(took.toNanos(), TimeUnit.NANOSECONDS);
      } else {
        guard.breaker().onError(took.toNanos(), TimeUnit.NANOSECONDS, new NoCertainAnswer());
      }
    }

    @Override
    public void notSent() {
      guard.bulkhead().releasePermission();
      guard.breaker().releasePermission();
    }
  }

  private static final class NoCertainAnswer extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoCertainAnswer() {
      super("no certain answer", null, false, false);
    }
  }
}
