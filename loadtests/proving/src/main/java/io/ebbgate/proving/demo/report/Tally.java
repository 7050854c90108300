package io.ebbgate.proving.demo.report;

import io.ebbgate.proving.client.Answer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts the answers to one kind of requests. Thread-safe. */
public final class Tally {
  private final SortedMap<String, Long> refusedBy = new TreeMap<>();
  private final List<Long> micros = new ArrayList<>();
  private long sent;
  private long accepted;
  private long replayed;
  private long refused;

  /** Counts one answer; returns whether it is a new acceptance. */
  public synchronized boolean count(Answer answer) {
    sent++;
    micros.add(answer.micros());
    if (answer.replayed()) {
      replayed++;
      return false;
    }
    if (answer.succeeded()) {
      accepted++;
      return true;
    }
    refused++;
    refusedBy.merge(answer.problem(), 1L, Long::sum);
    return false;
  }

  /** Counts the answer to a key that this side has used, and had answered, before. */
  public synchronized void countRepeat(Answer answer) {
    sent++;
    replayed++;
    micros.add(answer.micros());
  }

  /** How many requests were sent, repeats included. */
  public synchronized long sent() {
    return sent;
  }

  /** How many were accepted anew. */
  public synchronized long accepted() {
    return accepted;
  }

  /** How many were answered again for a repeated key. */
  public synchronized long replayed() {
    return replayed;
  }

  /** How many were refused. */
  public synchronized long refused() {
    return refused;
  }

  /** The refused ones by problem code. */
  public synchronized SortedMap<String, Long> refusedBy() {
    return new TreeMap<>(refusedBy);
  }

  /**
   * The latency, in milliseconds rounded up, that so many of a hundred answers did not exceed; zero
   * when there was none.
   */
  public synchronized long percentileMs(int percent) {
    if (micros.isEmpty()) {
      return 0;
    }
    var sorted = micros.stream().mapToLong(Long::longValue).toArray();
    Arrays.sort(sorted);
    int rank = Math.min(sorted.length - 1, (sorted.length * percent + 99) / 100 - 1);
    return (sorted[Math.max(0, rank)] + 999) / 1_000;
  }
}
