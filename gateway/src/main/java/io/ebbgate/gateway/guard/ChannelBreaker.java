package io.ebbgate.gateway.guard;

import io.ebbgate.gateway.usecase.node.GuardStanding;
import io.ebbgate.gateway.usecase.node.GuardStanding.State;
import io.ebbgate.gateway.usecase.reference.GuardSettings;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The breaker of one channel under unchanging settings. A call counts only as long as the breaker
 * is in the state in which it let the call through: what began before it opened says nothing about
 * a provider that is being tried again, and is none of the calls that try it. Thread-safe.
 */
final class ChannelBreaker {
  private static final Logger LOG = LoggerFactory.getLogger(ChannelBreaker.class);

  private final GuardSettings.Breaker settings;
  private final CircuitBreaker breaker;
  private final Clock clock;

  /** How often the breaker has changed its state. */
  private final AtomicLong changes = new AtomicLong();

  /**
   * From when an open breaker lets somebody try; the breaker itself finds out only when it is
   * asked, and routing must not keep everybody from asking.
   */
  private final AtomicReference<Instant> triedFrom = new AtomicReference<>(Instant.MIN);

  private volatile Instant since;

  ChannelBreaker(String channel, GuardSettings.Breaker settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
    this.since = clock.instant();
    this.breaker = CircuitBreaker.of(channel, config(settings, clock));
    breaker
        .getEventPublisher()
        .onStateTransition(event -> {
          changes.incrementAndGet();
          var to = event.getStateTransition().getToState();
          since = clock.instant();
          if (to == CircuitBreaker.State.OPEN) {
            triedFrom.set(since.plus(settings.open()));
          }
          LOG.warn(
              "breaker of channel {}: {} to {}",
              channel,
              event.getStateTransition().getFromState(),
              to);
        });
  }

  private static CircuitBreakerConfig config(GuardSettings.Breaker settings, Clock clock) {
    return CircuitBreakerConfig.custom()
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
  }

  /**
   * The breaker under other settings. It has seen no calls, but one that was not closed stays open:
   * whoever changes a figure does not thereby let everybody at a provider that is ill.
   */
  ChannelBreaker under(GuardSettings.Breaker other) {
    if (other.equals(settings)) {
      return this;
    }
    var fresh = new ChannelBreaker(breaker.getName(), other, clock);
    if (state() != State.CLOSED) {
      fresh.breaker.transitionToOpenState();
    }
    return fresh;
  }

  /**
   * Asks to be let through.
   *
   * @return what is to be told to {@link #ended} or {@link #giveBack}; empty when nobody is let
   *     through
   */
  OptionalLong tryAcquire() {
    // In this order, since asking an open breaker may be what makes it half-open.
    return breaker.tryAcquirePermission() ? OptionalLong.of(changes.get()) : OptionalLong.empty();
  }

  /** Gives back what was not used. */
  void giveBack(long pass) {
    if (pass == changes.get()) {
      breaker.releasePermission();
    }
  }

  /** Takes note of a call. */
  void ended(long pass, boolean healthy, Duration took) {
    if (pass != changes.get()) {
      return;
    }
    if (healthy) {
      breaker.onSuccess(took.toNanos(), TimeUnit.NANOSECONDS);
    } else {
      breaker.onError(took.toNanos(), TimeUnit.NANOSECONDS, new NoCertainAnswer());
    }
  }

  State state() {
    return switch (breaker.getState()) {
      case CLOSED, DISABLED, METRICS_ONLY -> State.CLOSED;
      case HALF_OPEN -> State.HALF_OPEN;
      case OPEN, FORCED_OPEN -> State.OPEN;
    };
  }

  /** How long an open breaker lets nobody try; a millisecond when that time is over. */
  Duration closedFor() {
    var left = Duration.between(clock.instant(), triedFrom.get());
    // The first instant after that time is the first at which somebody may.
    return left.isNegative() ? Duration.ofMillis(1) : left.plusMillis(1);
  }

  /** Whether it lets through, or would let somebody try. */
  boolean admits() {
    return switch (state()) {
      case CLOSED, HALF_OPEN -> true;
      case OPEN -> clock.instant().isAfter(triedFrom.get());
    };
  }

  GuardStanding.Breaker standing() {
    var seen = breaker.getMetrics();
    var state = state();
    return new GuardStanding.Breaker(
        state,
        since,
        state == State.OPEN ? Optional.of(triedFrom.get()) : Optional.empty(),
        seen.getNumberOfBufferedCalls(),
        percent(seen.getFailureRate()),
        percent(seen.getSlowCallRate()));
  }

  /** A rate is negative while there are too few calls. */
  private static OptionalInt percent(float rate) {
    return rate < 0 ? OptionalInt.empty() : OptionalInt.of(Math.round(rate));
  }

  private static final class NoCertainAnswer extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoCertainAnswer() {
      super("no certain answer", null, false, false);
    }
  }
}
