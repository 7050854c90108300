package io.ebbgate.gateway.testing;

import io.ebbgate.gateway.usecase.reference.GuardSetting;
import io.ebbgate.gateway.usecase.reference.GuardTerms;
import java.util.Map;

/** Settings of guards for tests. */
public final class Guarding {
  private Guarding() {}

  /** Every setting: a breaker over few calls, three permits, nothing else. */
  public static GuardTerms few() {
    return new GuardTerms(
            Map.of(
                GuardSetting.FAILURE_RATE_PERCENT, 50L,
                GuardSetting.SLOW_RATE_PERCENT, 80L,
                GuardSetting.SLOW_CALL_MS, 4_000L,
                GuardSetting.WINDOW_CALLS, 10L,
                GuardSetting.MINIMUM_CALLS, 4L,
                GuardSetting.OPEN_MS, 5_000L,
                GuardSetting.HALF_OPEN_CALLS, 2L,
                GuardSetting.BULKHEAD_PERMITS, 3L))
        .with(
            new GuardTerms(
                Map.of(
                    GuardSetting.CALLS_PER_SECOND, 0L,
                    GuardSetting.BURST_CALLS, 0L,
                    GuardSetting.ADAPTIVE, 0L,
                    GuardSetting.ADAPTIVE_MINIMUM, 1L,
                    GuardSetting.ADAPTIVE_MAXIMUM, 0L,
                    GuardSetting.RETRIES, 0L,
                    GuardSetting.RETRY_FIRST_MS, 100L,
                    GuardSetting.RETRY_LONGEST_MS, 1_000L)));
  }

  /** One setting. */
  public static GuardTerms terms(GuardSetting setting, long value) {
    return new GuardTerms(Map.of(setting, value));
  }

  /** Two settings. */
  public static GuardTerms terms(
      GuardSetting setting, long value, GuardSetting other, long otherValue) {
    return terms(setting, value).with(terms(other, otherValue));
  }
}
