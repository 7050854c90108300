package io.ebbgate.gateway.usecase.reference;

/**
 * The settings that say how a channel is guarded, under the same names in the configuration, where
 * every one has a value, and in a channel's terms, where only those stand that differ.
 */
public enum GuardSetting {
  /** Of the last calls, those without a certain answer that open the breaker, in per cent. */
  FAILURE_RATE_PERCENT("failureRatePercent", Kind.COUNT, 1, 100),
  /** Of the last calls, the slow ones that open it, in per cent. */
  SLOW_RATE_PERCENT("slowRatePercent", Kind.COUNT, 1, 100),
  /** From when a call is slow. */
  SLOW_CALL_MS("slowCallMs", Kind.MILLISECONDS, 1, 600_000),
  /** How many calls are looked at. */
  WINDOW_CALLS("windowCalls", Kind.COUNT, 1, 100_000),
  /** How many there must be before the breaker says anything. */
  MINIMUM_CALLS("minimumCalls", Kind.COUNT, 1, 100_000),
  /** How long it stays open. */
  OPEN_MS("openMs", Kind.MILLISECONDS, 10, 86_400_000),
  /** How many calls try it afterwards. */
  HALF_OPEN_CALLS("halfOpenCalls", Kind.COUNT, 1, 10_000),
  /** Calls under way at once. */
  BULKHEAD_PERMITS("bulkheadPermits", Kind.COUNT, 1, 100_000),
  /** Calls begun in a second; 0 sets no limit. */
  CALLS_PER_SECOND("callsPerSecond", Kind.COUNT, 0, 100_000),
  /** Calls begun at once after a pause; 0 is those of a tenth of a second, at least one. */
  BURST_CALLS("burstCalls", Kind.COUNT, 0, 100_000),
  /** Whether the calls under way are bounded by what the channel bears, too. */
  ADAPTIVE("adaptive", Kind.FLAG, 0, 1),
  /** Below which that bound never falls. */
  ADAPTIVE_MINIMUM("adaptiveMinimum", Kind.COUNT, 1, 100_000),
  /** Above which it never rises; 0 is the bulkhead's permits. */
  ADAPTIVE_MAXIMUM("adaptiveMaximum", Kind.COUNT, 0, 100_000),
  /** How often an attempt that was provably not sent is tried again. */
  RETRIES("retries", Kind.COUNT, 0, 10),
  /** The wait before the first of these tries; each further one waits twice as long. */
  RETRY_FIRST_MS("retryFirstMs", Kind.MILLISECONDS, 1, 60_000),
  /** The longest of these waits. */
  RETRY_LONGEST_MS("retryLongestMs", Kind.MILLISECONDS, 1, 60_000);

  /** How a value is written. */
  public enum Kind {
    /** A whole number. */
    COUNT,
    /** A whole number of milliseconds. */
    MILLISECONDS,
    /** True, kept as 1, or false, kept as 0. */
    FLAG
  }

  private final String key;
  private final Kind kind;
  private final long least;
  private final long most;

  GuardSetting(String key, Kind kind, long least, long most) {
    this.key = key;
    this.kind = kind;
    this.least = least;
    this.most = most;
  }

  /** Its name in documents. */
  public String key() {
    return key;
  }

  /** How its value is written. */
  public Kind kind() {
    return kind;
  }

  /** The smallest value. */
  public long least() {
    return least;
  }

  /** The largest value. */
  public long most() {
    return most;
  }
}
