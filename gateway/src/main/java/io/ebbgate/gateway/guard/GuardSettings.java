package io.ebbgate.gateway.guard;

import java.time.Duration;

/**
 * How a channel is guarded.
 *
 * @param failureRatePercent of the last calls without a certain answer, 1 to 100, that opens the
 *     breaker
 * @param slowRatePercent of the last calls that were slow, 1 to 100, that opens it
 * @param slowCall from when a call is slow
 * @param windowCalls how many calls are looked at
 * @param minimumCalls how many there must be
 * @param open how long it stays open
 * @param halfOpenCalls how many calls try it afterwards
 * @param bulkheadPermits calls under way at once
 */
public record GuardSettings(
    int failureRatePercent,
    int slowRatePercent,
    Duration slowCall,
    int windowCalls,
    int minimumCalls,
    Duration open,
    int halfOpenCalls,
    int bulkheadPermits) {}
