package io.ebbgate.gateway.guard;

import com.netflix.concurrency.limits.Limit;
import com.netflix.concurrency.limits.limit.AIMDLimit;
import com.netflix.concurrency.limits.limit.FixedLimit;
import io.ebbgate.gateway.usecase.reference.GuardSettings;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * How many calls of one channel may be under way: as many as the bulkhead has permits or, where it
 * is adaptive, as many as the channel bears. Then every call that was slow or brought no certain
 * answer takes a tenth away, and every other one adds one, if at least half of what is allowed was
 * in use. Thread-safe.
 */
final class CallLimit {
  /** What limits, without what says nothing about limits. */
  private record Terms(int permits, GuardSettings.Adaptive adaptive, Duration slowCall) {}

  private static final double AFTER_TROUBLE = 0.9;

  private final Terms terms;
  private final Limit limit;

  private CallLimit(Terms terms, int start) {
    this.terms = terms;
    var adaptive = terms.adaptive();
    this.limit =
        adaptive.on()
            ? AIMDLimit.newBuilder()
                .initialLimit(Math.clamp(start, adaptive.minimum(), adaptive.maximum()))
                .minLimit(adaptive.minimum())
                .maxLimit(adaptive.maximum())
                .backoffRatio(AFTER_TROUBLE)
                .timeout(terms.slowCall().toNanos(), TimeUnit.NANOSECONDS)
                .build()
            : FixedLimit.of(terms.permits());
  }

  /** Begins at the top: nothing is held back before there was trouble. */
  static CallLimit of(GuardSettings settings) {
    return new CallLimit(terms(settings), Integer.MAX_VALUE);
  }

  private static Terms terms(GuardSettings settings) {
    return new Terms(
        settings.bulkheadPermits(), settings.adaptive(), settings.breaker().slowCall());
  }

  /** The limit under other settings; what it has learned goes along as far as they allow. */
  CallLimit under(GuardSettings settings) {
    var other = terms(settings);
    if (other.equals(terms)) {
      return this;
    }
    return new CallLimit(other, terms.adaptive().on() ? limit.getLimit() : Integer.MAX_VALUE);
  }

  /** The permits of the bulkhead. */
  int permits() {
    return terms.permits();
  }

  /** What is allowed now, at least 1. */
  int now() {
    return limit.getLimit();
  }

  /**
   * Takes note of a call.
   *
   * @param beganNanos when it began, by a clock that only moves forward
   * @param underWay how many were under way with it when it began
   */
  void ended(long beganNanos, Duration took, int underWay, boolean healthy) {
    limit.onSample(beganNanos, took.toNanos(), underWay, !healthy);
  }
}
