package io.ebbgate.gateway.guard;

import io.ebbgate.gateway.usecase.reference.GuardSettings;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/** How fast calls of one channel may begin: a bucket of tokens, or no limit. Thread-safe. */
final class CallRate {
  private static final long NANOS_PER_MS = 1_000_000;

  private final GuardSettings.Rate settings;
  private final LongSupplier nanoTime;
  private final Optional<Bucket> bucket;

  private CallRate(GuardSettings.Rate settings, LongSupplier nanoTime, long tokens) {
    this.settings = settings;
    this.nanoTime = nanoTime;
    this.bucket =
        settings.callsPerSecond() == 0
            ? Optional.empty()
            : Optional.of(
                Bucket.builder()
                    .addLimit(limit ->
                        limit
                            .capacity(settings.burstCalls())
                            .refillGreedy(settings.callsPerSecond(), Duration.ofSeconds(1))
                            .initialTokens(Math.min(tokens, settings.burstCalls())))
                    .withCustomTimePrecision(meter(nanoTime))
                    .build());
  }

  private static TimeMeter meter(LongSupplier nanoTime) {
    return new TimeMeter() {
      @Override
      public long currentTimeNanos() {
        return nanoTime.getAsLong();
      }

      @Override
      public boolean isWallClockBased() {
        return false;
      }
    };
  }

  /** A rate with its whole burst to spend. */
  static CallRate of(GuardSettings.Rate settings, LongSupplier nanoTime) {
    return new CallRate(settings, nanoTime, Long.MAX_VALUE);
  }

  /** The rate under other settings; a change gives nobody a second burst. */
  CallRate under(GuardSettings.Rate other) {
    return other.equals(settings)
        ? this
        : new CallRate(
            other, nanoTime, bucket.map(Bucket::getAvailableTokens).orElse(Long.MAX_VALUE));
  }

  /** The calls that may begin in a second; 0 is no limit. */
  int callsPerSecond() {
    return settings.callsPerSecond();
  }

  /** The calls that may begin at once now; empty where there is no limit. */
  OptionalLong tokens() {
    return bucket
        .map(held -> OptionalLong.of(held.getAvailableTokens()))
        .orElse(OptionalLong.empty());
  }

  /**
   * Takes a token if there is one.
   *
   * @return zero when it was taken, or else in how long there will be one: whole milliseconds, as
   *     timers count, rounded up so that nobody comes too early
   */
  Duration tryTake() {
    if (bucket.isEmpty()) {
      return Duration.ZERO;
    }
    var probe = bucket.get().tryConsumeAndReturnRemaining(1);
    return probe.isConsumed()
        ? Duration.ZERO
        : Duration.ofMillis(
            Math.max(1, Math.ceilDiv(probe.getNanosToWaitForRefill(), NANOS_PER_MS)));
  }

  /** Gives a token back with which nothing was sent. */
  void giveBack() {
    bucket.ifPresent(held -> held.addTokens(1));
  }
}
