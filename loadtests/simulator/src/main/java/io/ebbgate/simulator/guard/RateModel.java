package io.ebbgate.simulator.guard;

import io.ebbgate.gateway.usecase.reference.GuardSettings;

/** What a rate allows: a bucket that fills steadily up to its burst, and loses one with a call. */
final class RateModel {
  private static final double NANOS = 1e9;

  /** The real one counts in whole nanoseconds; this one must not be the stricter. */
  private static final double ROUNDING = 1e-6;

  private GuardSettings.Rate settings;
  private double tokens;
  private long filledNanos;
  private long epoch;

  RateModel(GuardSettings.Rate settings, long nowNanos) {
    this.settings = settings;
    this.tokens = full(settings);
    this.filledNanos = nowNanos;
  }

  private static double full(GuardSettings.Rate settings) {
    return settings.callsPerSecond() == 0 ? Double.POSITIVE_INFINITY : settings.burstCalls();
  }

  /** Under which settings a call begins. */
  long epoch() {
    return epoch;
  }

  /** Other settings give nobody a second burst. */
  void change(GuardSettings.Rate other, long nowNanos) {
    if (other.equals(settings)) {
      return;
    }
    fill(nowNanos);
    settings = other;
    tokens = Math.min(tokens, full(other));
    if (other.callsPerSecond() == 0) {
      tokens = Double.POSITIVE_INFINITY;
    }
    epoch++;
  }

  private void fill(long nowNanos) {
    double more = (nowNanos - filledNanos) / NANOS * settings.callsPerSecond();
    tokens = Math.min(full(settings), tokens + more);
    filledNanos = nowNanos;
  }

  /** Takes note that a call was let through; tells whether it might be. */
  boolean letsThrough(long nowNanos) {
    fill(nowNanos);
    tokens -= 1;
    return tokens >= -ROUNDING;
  }

  /** A call that was let through was not made. */
  void notSent(long began, long nowNanos) {
    if (began == epoch) {
      fill(nowNanos);
      tokens = Math.min(full(settings), tokens + 1);
    }
  }

  @Override
  public String toString() {
    return "%s, %.3f tokens".formatted(settings, tokens);
  }
}
