package io.ebbgate.gateway.store.pool;

import io.ebbgate.gateway.usecase.Problem;
import io.ebbgate.gateway.usecase.ProblemCode;
import io.ebbgate.gateway.usecase.Timers;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Group commit without a timer: while one commit is in flight, items gather; when it is done, all
 * that gathered (up to a limit) is the next one. An idle writer commits an item at once.
 *
 * <p>A batch that was rolled back for one row's sake is halved until the bad row is alone. If it
 * may pass later, since somebody else holds its lock, it is run again aside, one such row at a
 * time: what queues behind it does not wait for it. A batch whose outcome is unknown is run again,
 * the same items in the same order, until it is known or the time to give up has come. Items must
 * therefore carry the identifiers under which they are written, and must not rely on the order in
 * which they were submitted.
 *
 * <p>{@link #submit} may be called from any thread. State below is touched on the loop only, but
 * for the queue and its counter.
 *
 * @param <T> an item
 * @param <R> its answer
 */
public final class GroupCommit<T, R> {
  private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);

  private record Item<T, R>(T value, Promise<R> promise, Executor caller) {}

  /** A batch, or a half of one, on its way. */
  private static final class Run<T, R> {
    final List<Item<T, R>> items;
    int runs;
    boolean again;
    @Nullable Instant givesUpAt;
    @Nullable Throwable failure;

    Run(List<Item<T, R>> items, boolean again) {
      this.items = items;
      this.again = again;
    }
  }

  private final String name;
  private final CommitSettings settings;
  private final Committer<T, R> committer;
  private final Executor loop;
  private final Supplier<Executor> callers;
  private final Timers timers;
  private final InstantSource clock;
  private final CommitMeters meters;

  private final ConcurrentLinkedQueue<Item<T, R>> queue = new ConcurrentLinkedQueue<>();
  private final AtomicInteger queued = new AtomicInteger();
  private final AtomicBoolean woken = new AtomicBoolean();

  /** Rows that were alone and may pass later; each has been run at least once. */
  private final ArrayDeque<Run<T, R>> contended = new ArrayDeque<>();

  private boolean asideRunning;
  private int running;

  /**
   * A group commit that has nothing to do yet.
   *
   * @param name for metrics and logs
   * @param loop runs actions one after another, on one thread
   * @param callers tells how to get back to whoever is calling now
   */
  public GroupCommit(
      String name,
      CommitSettings settings,
      Committer<T, R> committer,
      Executor loop,
      Supplier<Executor> callers,
      Timers timers,
      InstantSource clock,
      CommitMeters meters) {
    this.name = name;
    this.settings = settings;
    this.committer = committer;
    this.loop = loop;
    this.callers = callers;
    this.timers = timers;
    this.clock = clock;
    this.meters = meters;
    meters.watchQueue(name, queued);
  }

  /**
   * Adds an item to the batch that commits next.
   *
   * @return its answer once it is durable; fails with {@link io.ebbgate.gateway.usecase.Rejected}
   *     when too many wait, with {@link UnknownCommitException} when the outcome stays unknown, and
   *     with the database's own failure when this item was refused
   */
  public Future<R> submit(T value) {
    if (queued.incrementAndGet() > settings.maximumQueued()) {
      queued.decrementAndGet();
      meters.turnedAway(name);
      return Future.failedFuture(
          Problem.of(ProblemCode.OVERLOADED, "Too many requests wait for the database.")
              .rejected());
    }
    var item = new Item<T, R>(value, Promise.promise(), callers.get());
    queue.add(item);
    wake();
    return item.promise().future();
  }

  /** How many items wait. */
  public int queued() {
    return queued.get();
  }

  private void wake() {
    if (woken.compareAndSet(false, true)) {
      loop.execute(() -> {
        woken.set(false);
        startRuns();
      });
    }
  }

  private void startRuns() {
    while (running < settings.writers() && !queue.isEmpty()) {
      running++;
      new Writing(new Run<>(takeBatch(), false), false).next();
    }
  }

  private List<Item<T, R>> takeBatch() {
    var batch = new ArrayList<Item<T, R>>();
    while (batch.size() < settings.maximumBatch()) {
      var item = queue.poll();
      if (item == null) {
        break;
      }
      batch.add(item);
    }
    queued.addAndGet(-batch.size());
    return batch;
  }

  private void startAside() {
    while (!asideRunning && !contended.isEmpty()) {
      var row = contended.remove();
      if (hasTime(row)) {
        asideRunning = true;
        timers.after(
            backoff(row.runs),
            () -> {
              queued.decrementAndGet();
              new Writing(row, true).next();
            });
      } else {
        // Its time passed while others were tried.
        queued.decrementAndGet();
        refuse(row, Objects.requireNonNull(row.failure));
      }
    }
  }

  /** Whether it may be run again; its time begins with its first failure. */
  private boolean hasTime(Run<T, R> part) {
    var now = clock.instant();
    if (part.givesUpAt == null) {
      part.givesUpAt = now.plus(settings.giveUpAfter());
    }
    return now.isBefore(part.givesUpAt);
  }

  private void refuse(Run<T, R> part, Throwable failure) {
    LOG.warn("{}: {} refused: {}", name, part.items.size(), FailedCommit.describe(failure));
    // An earlier run may have been committed all the same.
    var told = part.again ? new UnknownCommitException(failure) : failure;
    answer(part.items, (item, _) -> item.promise().fail(told));
  }

  private Duration backoff(int runs) {
    var wait = settings.firstRetry().multipliedBy(1L << Math.min(runs - 1, 16));
    return wait.compareTo(settings.longestRetry()) > 0 ? settings.longestRetry() : wait;
  }

  /**
   * One writer at work on one batch and what halving makes of it, left to right; or, aside, on a
   * row that was alone.
   */
  private final class Writing {
    private final ArrayDeque<Run<T, R>> parts = new ArrayDeque<>();
    private final boolean aside;

    Writing(Run<T, R> first, boolean aside) {
      this.aside = aside;
      parts.add(first);
    }

    void next() {
      var part = parts.poll();
      if (part == null) {
        end();
        return;
      }
      part.runs++;
      long startNanos = System.nanoTime();
      Future<List<R>> commit;
      try {
        commit = committer.commit(part.items.stream().map(Item::value).toList(), part.again);
      } catch (RuntimeException thrown) {
        commit = Future.failedFuture(thrown);
      }
      commit.onComplete(result ->
          loop.execute(() -> {
            meters.committed(name, part.items.size(), System.nanoTime() - startNanos);
            if (result.succeeded()) {
              succeeded(part, result.result());
            } else {
              failed(part, result.cause());
            }
          }));
    }

    private void end() {
      if (aside) {
        asideRunning = false;
        startAside();
      } else {
        running--;
        startRuns();
      }
    }

    private void succeeded(Run<T, R> part, List<R> answers) {
      if (answers.size() != part.items.size()) {
        var defect =
            new IllegalStateException(
                name + ": " + answers.size() + " answers for " + part.items.size() + " items");
        next();
        answer(part.items, (item, _) -> item.promise().fail(defect));
        return;
      }
      // The next commit starts before this one's callers are told: the database is not kept
      // waiting.
      next();
      answer(part.items, (item, index) -> item.promise().complete(answers.get(index)));
    }

    private void failed(Run<T, R> part, Throwable failure) {
      switch (FailedCommit.of(failure)) {
        case ROLLED_BACK -> rolledBack(part, failure);
        case REFUSED -> refused(part, failure);
        case UNKNOWN -> unknown(part, failure);
      }
    }

    private void rolledBack(Run<T, R> part, Throwable failure) {
      int size = part.items.size();
      if (size == 1) {
        if (FailedCommit.mayPass(failure) && hasTime(part)) {
          meters.contended(name);
          part.failure = failure;
          contended.add(part);
          queued.incrementAndGet();
          next();
          startAside();
        } else {
          refused(part, failure);
        }
        return;
      }
      meters.halved(name);
      LOG.debug("{}: halving a batch of {}: {}", name, size, FailedCommit.describe(failure));
      parts.addFirst(new Run<>(part.items.subList(size / 2, size), part.again));
      parts.addFirst(new Run<>(part.items.subList(0, size / 2), part.again));
      next();
    }

    private void refused(Run<T, R> part, Throwable failure) {
      next();
      refuse(part, failure);
    }

    private void unknown(Run<T, R> part, Throwable failure) {
      meters.again(name);
      part.again = true;
      if (hasTime(part)) {
        LOG.warn(
            "{}: the outcome of a commit is unknown, running it again: {}",
            name,
            FailedCommit.describe(failure));
        parts.addFirst(part);
        timers.after(backoff(part.runs), this::next);
        return;
      }
      LOG.error(
          "{}: the outcome of {} stays unknown: {}",
          name,
          part.items.size(),
          FailedCommit.describe(failure));
      next();
      answer(part.items, (item, _) -> item.promise().fail(new UnknownCommitException(failure)));
    }
  }

  private interface Answering<T, R> {
    void answer(Item<T, R> item, int index);
  }

  /** Each on its caller's own context, each guarded: a throwing handler stays alone. */
  private void answer(List<Item<T, R>> items, Answering<T, R> answering) {
    for (int i = 0; i < items.size(); i++) {
      var item = items.get(i);
      int index = i;
      item.caller()
          .execute(() -> {
            try {
              answering.answer(item, index);
            } catch (RuntimeException thrown) {
              LOG.error("{}: a handler of a committed item threw", name, thrown);
            }
          });
    }
  }
}
