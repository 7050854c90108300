package io.ebbgate.simulator.guard;

import static io.ebbgate.gateway.usecase.reference.GuardSetting.ADAPTIVE;
import static io.ebbgate.gateway.usecase.reference.GuardSetting.ADAPTIVE_MAXIMUM;
import static io.ebbgate.gateway.usecase.reference.GuardSetting.ADAPTIVE_MINIMUM;
import static io.ebbgate.gateway.usecase.reference.GuardSetting.BULKHEAD_PERMITS;
import static io.ebbgate.gateway.usecase.reference.GuardSetting.BURST_CALLS;
import static io.ebbgate.gateway.usecase.reference.GuardSetting.CALLS_PER_SECOND;
import static io.ebbgate.gateway.usecase.reference.GuardSetting.FAILURE_RATE_PERCENT;
import static io.ebbgate.gateway.usecase.reference.GuardSetting.HALF_OPEN_CALLS;
import static io.ebbgate.gateway.usecase.reference.GuardSetting.MINIMUM_CALLS;
import static io.ebbgate.gateway.usecase.reference.GuardSetting.OPEN_MS;
import static io.ebbgate.gateway.usecase.reference.GuardSetting.RETRIES;
import static io.ebbgate.gateway.usecase.reference.GuardSetting.RETRY_FIRST_MS;
import static io.ebbgate.gateway.usecase.reference.GuardSetting.RETRY_LONGEST_MS;
import static io.ebbgate.gateway.usecase.reference.GuardSetting.SLOW_CALL_MS;
import static io.ebbgate.gateway.usecase.reference.GuardSetting.SLOW_RATE_PERCENT;
import static io.ebbgate.gateway.usecase.reference.GuardSetting.WINDOW_CALLS;

import io.ebbgate.gateway.usecase.reference.GuardSetting;
import io.ebbgate.gateway.usecase.reference.GuardTerms;
import io.ebbgate.simulator.time.Chance;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How channels are guarded, from the defaults of all nodes to what an operator may come to. */
public final class GuardChoices {
  /** Every setting, without conflicts. */
  public static final GuardTerms DEFAULTS =
      new GuardTerms(
          Map.ofEntries(
              Map.entry(FAILURE_RATE_PERCENT, 50L),
              Map.entry(SLOW_RATE_PERCENT, 80L),
              Map.entry(SLOW_CALL_MS, 2_000L),
              Map.entry(WINDOW_CALLS, 20L),
              Map.entry(MINIMUM_CALLS, 10L),
              Map.entry(OPEN_MS, 2_000L),
              Map.entry(HALF_OPEN_CALLS, 3L),
              Map.entry(BULKHEAD_PERMITS, 24L),
              Map.entry(CALLS_PER_SECOND, 0L),
              Map.entry(BURST_CALLS, 0L),
              Map.entry(ADAPTIVE, 0L),
              Map.entry(ADAPTIVE_MINIMUM, 1L),
              Map.entry(ADAPTIVE_MAXIMUM, 0L),
              Map.entry(RETRIES, 2L),
              Map.entry(RETRY_FIRST_MS, 100L),
              Map.entry(RETRY_LONGEST_MS, 1_000L)));

  /** Some of these do not go together: then the defaults guard. */
  private static final Map<GuardSetting, List<Long>> CHOICES =
      new EnumMap<>(
          Map.ofEntries(
              Map.entry(FAILURE_RATE_PERCENT, List.of(20L, 40L, 100L)),
              Map.entry(SLOW_RATE_PERCENT, List.of(30L, 100L)),
              Map.entry(SLOW_CALL_MS, List.of(300L, 1_500L)),
              Map.entry(WINDOW_CALLS, List.of(8L, 30L)),
              Map.entry(MINIMUM_CALLS, List.of(4L, 8L, 16L)),
              Map.entry(OPEN_MS, List.of(200L, 1_000L, 5_000L)),
              Map.entry(HALF_OPEN_CALLS, List.of(1L, 2L, 5L)),
              Map.entry(BULKHEAD_PERMITS, List.of(1L, 4L, 24L)),
              Map.entry(CALLS_PER_SECOND, List.of(0L, 5L, 12L, 40L)),
              Map.entry(BURST_CALLS, List.of(0L, 1L, 6L)),
              Map.entry(ADAPTIVE, List.of(0L, 1L)),
              Map.entry(ADAPTIVE_MINIMUM, List.of(1L, 4L)),
              Map.entry(ADAPTIVE_MAXIMUM, List.of(0L, 5L)),
              Map.entry(RETRIES, List.of(0L, 1L, 3L)),
              Map.entry(RETRY_FIRST_MS, List.of(20L, 300L)),
              Map.entry(RETRY_LONGEST_MS, List.of(300L, 1_500L))));

  private GuardChoices() {}

  /** What an operator comes to: each setting is left alone half of the time. */
  public static GuardTerms some(Chance chance) {
    var values = new EnumMap<GuardSetting, Long>(GuardSetting.class);
    CHOICES.forEach((setting, choices) -> {
      if (chance.oneIn(2)) {
        values.put(setting, chance.pick(choices));
      }
    });
    return new GuardTerms(values);
  }
}
