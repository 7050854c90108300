package io.ebbgate.gateway.usecase.reference;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;

/**
 * How a channel is guarded.
 *
 * @param breaker keeps calls from a channel that is ill
 * @param bulkheadPermits calls under way at once
 * @param rate calls begun in a second
 * @param adaptive what the channel bears
 * @param retry of what was provably not sent
 */
public record GuardSettings(
    Breaker breaker, int bulkheadPermits, Rate rate, Adaptive adaptive, Retry retry) {

  /**
   * When a channel counts as ill, and for how long.
   *
   * @param failureRatePercent of the last calls without a certain answer, 1 to 100, that opens the
   *     breaker
   * @param slowRatePercent of the last calls that were slow, 1 to 100, that opens it
   * @param slowCall from when a call is slow
   * @param windowCalls how many calls are looked at
   * @param minimumCalls how many there must be
   * @param open how long it stays open
   * @param halfOpenCalls how many calls try it afterwards
   */
  public record Breaker(
      int failureRatePercent,
      int slowRatePercent,
      Duration slowCall,
      int windowCalls,
      int minimumCalls,
      Duration open,
      int halfOpenCalls) {}

  /**
   * How fast calls may begin.
   *
   * @param callsPerSecond 0 sets no limit
   * @param burstCalls how many may begin at once after a pause; at least 1 where there is a limit
   */
  public record Rate(int callsPerSecond, int burstCalls) {}

  /**
   * A bound on calls under way that moves with what the channel bears.
   *
   * @param on whether there is one
   * @param minimum below which it never falls
   * @param maximum above which it never rises
   */
  public record Adaptive(boolean on, int minimum, int maximum) {}

  /**
   * Tries of what was provably not sent.
   *
   * @param most further tries of one attempt
   * @param first the wait before the first of them; each further one waits twice as long
   * @param longest the longest wait
   */
  public record Retry(int most, Duration first, Duration longest) {}

  /**
   * A setting that does not go with another.
   *
   * @param setting which
   * @param value what it is
   * @param allowed what it would have to be
   */
  public record Conflict(GuardSetting setting, long value, String allowed) {}

  /**
   * Makes settings of values that may still be in conflict.
   *
   * @param all every setting
   * @throws IllegalArgumentException when one is missing
   */
  public static GuardSettings of(GuardTerms all) {
    int permits = count(all, GuardSetting.BULKHEAD_PERMITS);
    int perSecond = count(all, GuardSetting.CALLS_PER_SECOND);
    return new GuardSettings(
        new Breaker(
            count(all, GuardSetting.FAILURE_RATE_PERCENT),
            count(all, GuardSetting.SLOW_RATE_PERCENT),
            time(all, GuardSetting.SLOW_CALL_MS),
            count(all, GuardSetting.WINDOW_CALLS),
            count(all, GuardSetting.MINIMUM_CALLS),
            time(all, GuardSetting.OPEN_MS),
            count(all, GuardSetting.HALF_OPEN_CALLS)),
        permits,
        new Rate(perSecond, orElse(count(all, GuardSetting.BURST_CALLS), usualBurst(perSecond))),
        new Adaptive(
            count(all, GuardSetting.ADAPTIVE) == 1,
            count(all, GuardSetting.ADAPTIVE_MINIMUM),
            orElse(count(all, GuardSetting.ADAPTIVE_MAXIMUM), permits)),
        new Retry(
            count(all, GuardSetting.RETRIES),
            time(all, GuardSetting.RETRY_FIRST_MS),
            time(all, GuardSetting.RETRY_LONGEST_MS)));
  }

  /** These settings as values; where a value was left to another one, what came of that. */
  public GuardTerms all() {
    var all = new EnumMap<GuardSetting, Long>(GuardSetting.class);
    all.put(GuardSetting.FAILURE_RATE_PERCENT, (long) breaker.failureRatePercent());
    all.put(GuardSetting.SLOW_RATE_PERCENT, (long) breaker.slowRatePercent());
    all.put(GuardSetting.SLOW_CALL_MS, breaker.slowCall().toMillis());
    all.put(GuardSetting.WINDOW_CALLS, (long) breaker.windowCalls());
    all.put(GuardSetting.MINIMUM_CALLS, (long) breaker.minimumCalls());
    all.put(GuardSetting.OPEN_MS, breaker.open().toMillis());
    all.put(GuardSetting.HALF_OPEN_CALLS, (long) breaker.halfOpenCalls());
    all.put(GuardSetting.BULKHEAD_PERMITS, (long) bulkheadPermits);
    all.put(GuardSetting.CALLS_PER_SECOND, (long) rate.callsPerSecond());
    all.put(GuardSetting.BURST_CALLS, (long) rate.burstCalls());
    all.put(GuardSetting.ADAPTIVE, adaptive.on() ? 1L : 0L);
    all.put(GuardSetting.ADAPTIVE_MINIMUM, (long) adaptive.minimum());
    all.put(GuardSetting.ADAPTIVE_MAXIMUM, (long) adaptive.maximum());
    all.put(GuardSetting.RETRIES, (long) retry.most());
    all.put(GuardSetting.RETRY_FIRST_MS, retry.first().toMillis());
    all.put(GuardSetting.RETRY_LONGEST_MS, retry.longest().toMillis());
    return new GuardTerms(all);
  }

  /** Everything in these settings that does not go together; empty when they may be used. */
  public List<Conflict> conflicts() {
    var conflicts = new ArrayList<Conflict>();
    atMost(
        conflicts,
        GuardSetting.MINIMUM_CALLS,
        breaker.minimumCalls(),
        GuardSetting.WINDOW_CALLS,
        breaker.windowCalls());
    // Left alone where it is off: whoever lowers the permits only need not think of it.
    if (adaptive.on()) {
      atMost(
          conflicts,
          GuardSetting.ADAPTIVE_MAXIMUM,
          adaptive.maximum(),
          GuardSetting.BULKHEAD_PERMITS,
          bulkheadPermits);
      atMost(
          conflicts,
          GuardSetting.ADAPTIVE_MINIMUM,
          adaptive.minimum(),
          GuardSetting.ADAPTIVE_MAXIMUM,
          adaptive.maximum());
    }
    atMost(
        conflicts,
        GuardSetting.RETRY_FIRST_MS,
        retry.first().toMillis(),
        GuardSetting.RETRY_LONGEST_MS,
        retry.longest().toMillis());
    return conflicts;
  }

  private static void atMost(
      List<Conflict> conflicts, GuardSetting setting, long value, GuardSetting other, long bound) {
    if (value > bound) {
      conflicts.add(
          new Conflict(setting, value, "at most guards." + other.key() + ", which is " + bound));
    }
  }

  /**
   * Timers count milliseconds: with less, a high rate would not be reached. With more, the second
   * after a pause would see many more calls than the rate says.
   */
  private static int usualBurst(int callsPerSecond) {
    return Math.max(1, callsPerSecond / 10);
  }

  private static int orElse(int value, int whenZero) {
    return value == 0 ? whenZero : value;
  }

  private static int count(GuardTerms all, GuardSetting setting) {
    return Math.toIntExact(value(all, setting));
  }

  private static Duration time(GuardTerms all, GuardSetting setting) {
    return Duration.ofMillis(value(all, setting));
  }

  private static long value(GuardTerms all, GuardSetting setting) {
    var value = all.values().get(setting);
    if (value == null) {
      throw new IllegalArgumentException(setting + " is missing");
    }
    return value;
  }
}
