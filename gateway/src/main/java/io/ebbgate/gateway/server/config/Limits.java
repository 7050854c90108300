package io.ebbgate.gateway.server.config;

import java.time.Duration;

/**
 * Bounds that suit nearly everybody. What each means, its unit and its default are in the section
 * {@code limits} of {@code ebbgate-default.yaml}.
 *
 * @param termsEvery between two looks for changed terms
 * @param backlogEvery between two counts of what is unfinished
 * @param clockEvery between two looks for moves of the business clock, where it is movable
 * @param readinessEvery between two looks whether the database answers
 * @param drainLookEvery between two looks, while stopping, whether attempts are still under way
 * @param keysRemembered how long a checked API key is not looked up again
 * @param rememberedKeys how many of these
 * @param rememberedCards how many opened cards are kept in memory
 * @param jsonDepth how deep a request may nest
 * @param waitingRequests how many requests may wait by {@code Prefer: wait}
 * @param waitingOrders how many orders a node watches for them
 * @param waitingOrdersEvery between two looks at what these waits have come to
 * @param clockAhead how far ahead of ours the lending app's clock may be
 * @param pipelining statements under way on one connection
 * @param commitFirstRetry the first wait before a batch is committed again
 * @param commitLongestRetry the longest such wait
 * @param commitGiveUp for how long it is committed again
 * @param marksEvery between two looks for approved words that were not carried out
 * @param marksAtOnce how many of them in one look
 * @param upkeepEvery between two rounds of upkeep
 * @param partitionMonths for how many months partitions are kept ready
 * @param sealEvery between two looks for ledger entries to be sealed
 * @param sealLease how long the ledger's chain stays with a node that is not heard of
 * @param sealedAtOnce how many entries are sealed in one commit
 * @param deliveriesRemembered how long callback deliveries are remembered
 * @param deliveriesAtOnce how many are forgotten in one step
 */
public record Limits(
    Duration termsEvery,
    Duration backlogEvery,
    Duration clockEvery,
    Duration readinessEvery,
    Duration drainLookEvery,
    Duration keysRemembered,
    int rememberedKeys,
    int rememberedCards,
    int jsonDepth,
    int waitingRequests,
    int waitingOrders,
    Duration waitingOrdersEvery,
    Duration clockAhead,
    int pipelining,
    Duration commitFirstRetry,
    Duration commitLongestRetry,
    Duration commitGiveUp,
    Duration marksEvery,
    int marksAtOnce,
    Duration upkeepEvery,
    int partitionMonths,
    Duration sealEvery,
    Duration sealLease,
    int sealedAtOnce,
    Duration deliveriesRemembered,
    int deliveriesAtOnce) {

  private static final long HOUR_MS = Duration.ofHours(1).toMillis();
  private static final long DAY_MS = Duration.ofDays(1).toMillis();
  private static final int MILLION = 1_000_000;

  static Limits read(ConfigValues values) {
    var limits =
        new Limits(
            values.milliseconds("limits.termsEveryMs", 100, HOUR_MS),
            values.milliseconds("limits.backlogEveryMs", 100, HOUR_MS),
            values.milliseconds("limits.clockEveryMs", 10, 60_000),
            values.milliseconds("limits.readinessEveryMs", 50, HOUR_MS),
            values.milliseconds("limits.drainLookEveryMs", 1, 10_000),
            values.milliseconds("limits.keysRememberedMs", 0, HOUR_MS),
            values.whole("limits.rememberedKeys", 1, MILLION),
            values.whole("limits.rememberedCards", 1, MILLION),
            values.whole("limits.jsonDepth", 4, 100),
            values.whole("limits.waitingRequests", 1, MILLION),
            values.whole("limits.waitingOrders", 1, MILLION),
            values.milliseconds("limits.waitingOrdersEveryMs", 10, HOUR_MS),
            values.milliseconds("limits.clockAheadMs", 0, HOUR_MS),
            values.whole("limits.pipelining", 1, 1_024),
            values.milliseconds("limits.commitFirstRetryMs", 1, HOUR_MS),
            values.milliseconds("limits.commitLongestRetryMs", 1, HOUR_MS),
            values.milliseconds("limits.commitGiveUpMs", 1, HOUR_MS),
            values.milliseconds("limits.marksEveryMs", 100, HOUR_MS),
            values.whole("limits.marksAtOnce", 1, 10_000),
            values.milliseconds("limits.upkeepEveryMs", 60_000, 7 * DAY_MS),
            values.whole("limits.partitionMonths", 2, 24),
            values.milliseconds("limits.sealEveryMs", 10, 60_000),
            values.milliseconds("limits.sealLeaseMs", 1_000, HOUR_MS),
            values.whole("limits.sealedAtOnce", 1, 10_000),
            values.milliseconds("limits.deliveriesRememberedMs", DAY_MS, 365 * DAY_MS),
            values.whole("limits.deliveriesAtOnce", 1, MILLION));
    if (limits.commitLongestRetry.compareTo(limits.commitFirstRetry) < 0) {
      values.wrong(
          "limits.commitLongestRetryMs",
          "is " + limits.commitLongestRetry.toMillis(),
          "at least limits.commitFirstRetryMs, which is " + limits.commitFirstRetry.toMillis());
    }
    if (limits.sealLease.compareTo(limits.sealEvery.multipliedBy(3)) < 0) {
      values.wrong(
          "limits.sealLeaseMs",
          "is " + limits.sealLease.toMillis(),
          "at least three times limits.sealEveryMs, which is " + limits.sealEvery.toMillis());
    }
    return limits;
  }
}
