package io.ebbgate.sandbox.fault;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** How often each fault was really injected. Thread-safe. */
public final class FaultCounts {

  private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

  /** Counts one fault of a kind such as {@code request} or {@code callback}. */
  public void add(String kind, Enum<?> fault) {
    if (!fault.name().equals("NONE")) {
      counts.computeIfAbsent(kind + "." + fault.name(), key -> new LongAdder()).increment();
    }
  }

  /** The counts by kind and fault, sorted. */
  public Map<String, Long> snapshot() {
    var snapshot = new TreeMap<String, Long>();
    counts.forEach((key, count) -> snapshot.put(key, count.sum()));
    return snapshot;
  }
}
