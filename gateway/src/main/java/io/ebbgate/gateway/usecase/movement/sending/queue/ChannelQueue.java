package io.ebbgate.gateway.usecase.movement.sending.queue;

import io.ebbgate.gateway.usecase.Timers;
import io.ebbgate.gateway.usecase.movement.rows.NewAttempt;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * The attempts of one channel that wait on this node: in a row for room, for the channel's rate or
 * for its breaker, and beside it for a further try. Changed on the sender's executor only; meters
 * and {@link #waitOf} look at it from any thread.
 */
public final class ChannelQueue {

  /**
   * An attempt with what limits its sending.
   *
   * @param deadlineNanos until when it may be sent, by a clock that only moves forward
   * @param tries how often a connector had it and provably did not send it
   * @param troubles how often something of our own kept it from its provider
   */
  public record Waiting(NewAttempt attempt, long deadlineNanos, int tries, int troubles) {

    /** The same after one more try that was provably not sent. */
    public Waiting triedOnce() {
      return new Waiting(attempt, deadlineNanos, tries + 1, troubles);
    }

    /** The same after one more trouble of our own. */
    public Waiting inTrouble() {
      return new Waiting(attempt, deadlineNanos, tries, troubles + 1);
    }
  }

  private final ArrayDeque<Waiting> row = new ArrayDeque<>();
  private final AtomicInteger inRow = new AtomicInteger();
  private final Map<UUID, Optional<Wait.Retry>> all = new ConcurrentHashMap<>();
  private final AtomicInteger retrying = new AtomicInteger();
  private final Counter retries;
  private volatile @Nullable Wait reason;
  private Timers.@Nullable Scheduled timer;

  /** An empty queue of a channel, with its meters. */
  public ChannelQueue(String channel, MeterRegistry meters) {
    gauge(channel, "room", meters, queue -> queue.reason instanceof Wait.Room ? inRow.get() : 0);
    gauge(channel, "rate", meters, queue -> queue.reason instanceof Wait.Rate ? inRow.get() : 0);
    gauge(
        channel,
        "breaker",
        meters,
        queue -> queue.reason instanceof Wait.Breaker ? inRow.get() : 0);
    gauge(channel, "retry", meters, queue -> retrying.get());
    this.retries =
        Counter.builder("ebbgate.channel.retries")
            .description("further tries of attempts that were provably not sent")
            .tag("channel", channel)
            .register(meters);
  }

  private void gauge(
      String channel, String what, MeterRegistry meters, ToDoubleFunction<ChannelQueue> value) {
    Gauge.builder("ebbgate.channel.waiting", this, value)
        .description(
            "durable attempts that wait for room, the channel's rate, its breaker or a further try")
        .tag("channel", channel)
        .tag("for", what)
        .register(meters);
  }

  /** Puts an attempt at the end of the row. */
  public void add(Waiting one) {
    all.put(one.attempt().id(), Optional.empty());
    row.add(one);
    inRow.incrementAndGet();
  }

  /** Keeps an attempt beside the row until {@link #retry}. */
  public void addAside(Waiting one, Wait.Retry wait) {
    retrying.incrementAndGet();
    all.put(one.attempt().id(), Optional.of(wait));
  }

  /** Puts an attempt from beside the row to its head: its lease is the oldest. */
  public void retry(Waiting one) {
    retrying.decrementAndGet();
    retries.increment();
    all.put(one.attempt().id(), Optional.empty());
    row.addFirst(one);
    inRow.incrementAndGet();
  }

  /** Whether nobody is in the row; somebody may still wait beside it. */
  public boolean isEmpty() {
    return row.isEmpty();
  }

  /** The attempt whose turn it is; throws NoSuchElementException when the row is empty. */
  public Waiting head() {
    return row.element();
  }

  /** Takes that attempt out; throws NoSuchElementException when the row is empty. */
  public Waiting take() {
    var head = row.remove();
    inRow.decrementAndGet();
    all.remove(head.attempt().id());
    return head;
  }

  /** Takes all those out of the row of which that is true, in their order. */
  public List<Waiting> takeIf(Predicate<Waiting> wanted) {
    var taken = row.stream().filter(wanted).toList();
    for (var one : taken) {
      row.remove(one);
      inRow.decrementAndGet();
      all.remove(one.attempt().id());
    }
    return taken;
  }

  /** Notes why the row stands still. */
  public void standsFor(Wait why) {
    reason = why;
  }

  /** Keeps the timer that moves the row again. */
  public void moves(Timers.Scheduled later) {
    timer = later;
  }

  /** Forgets that timer, since somebody moves the row now. */
  public void movesNow() {
    if (timer != null) {
      timer.cancel();
      timer = null;
    }
  }

  /** What waits here now; counts and reason may be of two moments that follow each other. */
  public Queued queued() {
    int waiting = inRow.get();
    return new Queued(
        waiting, waiting == 0 ? Optional.empty() : Optional.ofNullable(reason), retrying.get());
  }

  /** For what an attempt waits; empty when it is not here. */
  public Optional<Wait> waitOf(UUID attemptId) {
    var aside = all.get(attemptId);
    if (aside == null) {
      return Optional.empty();
    }
    return aside.<Wait>map(wait -> wait).or(() -> Optional.ofNullable(reason));
  }
}
