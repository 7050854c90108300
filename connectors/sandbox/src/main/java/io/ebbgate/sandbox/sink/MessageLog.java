package io.ebbgate.sandbox.sink;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/** The messages of one sink. Thread-safe. */
final class MessageLog {

  /**
   * What a sink saw.
   *
   * @param sent distinct deduplication keys
   * @param duplicates keys whose message said what another key's message had said already
   * @param repeated deliveries of a key that was there already; harmless
   * @param byGroup the sent ones by scene, type or kind
   */
  record Counts(long sent, long duplicates, long repeated, Map<String, Long> byGroup) {}

  private final int maximum;
  private final Map<String, Integer> deliveries = new HashMap<>();
  private final Set<String> identities = new HashSet<>();
  private final Map<String, Long> byGroup = new TreeMap<>();
  private long duplicates;
  private long repeated;

  MessageLog(int maximum) {
    this.maximum = maximum;
  }

  /**
   * Stores a delivery.
   *
   * @param deduplicationKey the sender's key
   * @param identity what must be said only once
   * @param group what the counts are broken down by
   * @return how often this key was delivered, from 1; empty when the log is full
   */
  synchronized OptionalInt store(String deduplicationKey, String identity, String group) {
    int delivery = deliveries.getOrDefault(deduplicationKey, 0) + 1;
    if (delivery == 1) {
      if (deliveries.size() >= maximum) {
        return OptionalInt.empty();
      }
      byGroup.merge(group, 1L, Long::sum);
      if (!identities.add(identity)) {
        duplicates++;
      }
    } else {
      repeated++;
    }
    deliveries.put(deduplicationKey, delivery);
    return OptionalInt.of(delivery);
  }

  /** The counts so far. */
  synchronized Counts counts() {
    return new Counts(deliveries.size(), duplicates, repeated, new TreeMap<>(byGroup));
  }
}
