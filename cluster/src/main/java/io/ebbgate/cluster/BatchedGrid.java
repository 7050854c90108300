package io.ebbgate.cluster;

import io.ebbgate.cluster.step.GridAnswer;
import io.ebbgate.cluster.step.GridStep;
import io.ebbgate.cluster.step.LineSnapshot;
import io.ebbgate.cluster.step.ReserveAnswer;
import io.ebbgate.cluster.step.ReserveRequest;
import io.ebbgate.cluster.step.Settlement;
import io.ebbgate.cluster.step.Unavailable;
import io.ebbgate.cluster.step.UpdateAnswer;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends single steps as batches: whatever arrives while one call is under way goes together in the
 * next. No timer, so nothing waits when the grid is idle. Steps are taken in the order submitted.
 *
 * <p>Safe for many threads; submitting never blocks. Each step's stage is completed by itself on
 * the executor given, so one caller's failing continuation does not touch another's; it never ends
 * exceptionally.
 */
public final class BatchedGrid implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(BatchedGrid.class);

  private final CustomerGrid grid;
  private final InstantSource clock;
  private final Executor executor;
  private final BatchLimits limits;
  private final ArrayBlockingQueue<Waiting<?>> queue;
  private final AtomicBoolean underWay = new AtomicBoolean();
  private volatile boolean closed;

  /**
   * A front for this grid.
   *
   * @param clock whose time decides on expiry
   * @param executor makes the calls and completes the stages; one thread does; its tasks are at
   *     most one at a time
   */
  public BatchedGrid(
      CustomerGrid grid, InstantSource clock, Executor executor, BatchLimits limits) {
    this.grid = grid;
    this.clock = clock;
    this.executor = executor;
    this.limits = limits;
    this.queue = new ArrayBlockingQueue<>(limits.maximumQueued());
  }

  /** Reserves credit and claims the key. */
  public CompletionStage<ReserveAnswer> reserve(ReserveRequest request) {
    return submit(request, ReserveAnswer.class);
  }

  /** Claims a key where no credit is reserved. */
  public CompletionStage<ReserveAnswer> claim(GridStep.ClaimKey claim) {
    return submit(claim, ReserveAnswer.class);
  }

  /** Takes a line over, if newer. */
  public CompletionStage<UpdateAnswer> install(LineSnapshot line) {
    return submit(new GridStep.Install(line), UpdateAnswer.class);
  }

  /** Tells what became of an order. */
  public CompletionStage<UpdateAnswer> settle(Settlement settlement) {
    return submit(settlement, UpdateAnswer.class);
  }

  /** Forgets a customer's lines. */
  public CompletionStage<UpdateAnswer> invalidate(UUID customerId) {
    return submit(new GridStep.Invalidate(customerId), UpdateAnswer.class);
  }

  /** How many steps wait for the next call, for metrics. */
  public int queued() {
    return queue.size();
  }

  /** Takes no more steps; those that wait are answered {@code STOPPED}. Never blocks. */
  @Override
  public void close() {
    closed = true;
    drainStopped();
  }

  private <A extends GridAnswer> CompletionStage<A> submit(GridStep step, Class<A> kind) {
    Waiting<A> waiting = new Waiting<>(step, kind, new CompletableFuture<>());
    if (closed) {
      waiting.complete(new Unavailable(Unavailable.Reason.STOPPED));
    } else if (!queue.offer(waiting)) {
      waiting.complete(new Unavailable(Unavailable.Reason.OVERLOADED));
    } else if (closed) {
      // Closed between the two looks: whoever drains first answers it.
      drainStopped();
    } else {
      wake();
    }
    return waiting.answer();
  }

  private void wake() {
    if (underWay.compareAndSet(false, true)) {
      try {
        executor.execute(this::callNext);
      } catch (RejectedExecutionException stopped) {
        LOG.debug("the grid's executor has stopped", stopped);
        underWay.set(false);
        close();
      }
    }
  }

  private void callNext() {
    List<Waiting<?>> batch = new ArrayList<>();
    queue.drainTo(batch, limits.maximumBatch());
    if (batch.isEmpty()) {
      underWay.set(false);
      // A step may have come between the drain and the flag, and have found the flag still set.
      if (!queue.isEmpty()) {
        wake();
      }
      return;
    }
    List<GridStep> steps = new ArrayList<>(batch.size());
    for (Waiting<?> waiting : batch) {
      steps.add(waiting.step());
    }
    CompletionStage<List<GridAnswer>> call;
    try {
      call = grid.apply(steps, clock.millis());
    } catch (RuntimeException broken) {
      call = CompletableFuture.failedFuture(broken);
    }
    call.whenComplete((answers, failure) -> handOver(batch, answers, failure));
  }

  private void handOver(
      List<Waiting<?>> batch, @Nullable List<GridAnswer> answers, @Nullable Throwable failure) {
    Runnable task =
        () -> {
          answerEach(batch, answers, failure);
          callNext();
        };
    try {
      // Not on the thread that brought the answer: the grid's own threads may not call the grid.
      executor.execute(task);
    } catch (RejectedExecutionException stopped) {
      LOG.debug("the grid's executor has stopped", stopped);
      answerEach(batch, answers, failure);
      underWay.set(false);
      close();
    }
  }

  private static void answerEach(
      List<Waiting<?>> batch, @Nullable List<GridAnswer> answers, @Nullable Throwable failure) {
    if (answers == null || answers.size() != batch.size()) {
      LOG.error("the grid gave no answers to {} steps", batch.size(), failure);
      batch.forEach(waiting -> waiting.complete(new Unavailable(Unavailable.Reason.FAILED)));
      return;
    }
    for (int i = 0; i < batch.size(); i++) {
      batch.get(i).complete(answers.get(i));
    }
  }

  private void drainStopped() {
    List<Waiting<?>> left = new ArrayList<>();
    queue.drainTo(left);
    left.forEach(waiting -> waiting.complete(new Unavailable(Unavailable.Reason.STOPPED)));
  }

  /** A step in the queue and whoever waits for its answer. */
  private record Waiting<A extends GridAnswer>(
      GridStep step, Class<A> kind, CompletableFuture<A> answer) {

    void complete(GridAnswer given) {
      if (kind.isInstance(given)) {
        // Dependents that throw fail their own stage only; complete() itself never throws.
        answer.complete(kind.cast(given));
      } else {
        LOG.error("the grid answered {} with {}", step.getClass(), given.getClass());
        answer.complete(kind.cast(new Unavailable(Unavailable.Reason.FAILED)));
      }
    }
  }
}
