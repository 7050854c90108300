package io.ebbgate.gateway.usecase.movement.learning;

import io.ebbgate.gateway.usecase.Timers;
import io.ebbgate.gateway.usecase.movement.OrderView;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Who waits for the end of which order. An end decided by this node wakes at once; one decided by
 * another node is found by looking again from time to time. Thread-safe.
 */
public final class WaitingOrders {
  private final Timers timers;
  private final InstantSource clock;
  private final Duration lookEvery;
  private final int maximum;
  private final ConcurrentHashMap<UUID, Set<Runnable>> waiting = new ConcurrentHashMap<>();
  private final AtomicInteger count = new AtomicInteger();

  /**
   * @param lookEvery how often to look when nothing wakes
   * @param maximum how many may wait at once; further ones are answered with the present state
   */
  public WaitingOrders(Timers timers, InstantSource clock, Duration lookEvery, int maximum) {
    this.timers = timers;
    this.clock = clock;
    this.lookEvery = lookEvery;
    this.maximum = maximum;
  }

  /** To be called with every durable batch: wakes whoever waits for an order that ended in it. */
  public void saved(Movements.Saved saved) {
    if (waiting.isEmpty()) {
      return;
    }
    saved.changes().drawdowns().stream()
        .filter(drawdown -> drawdown.endedAt().isPresent())
        .forEach(drawdown -> wake(drawdown.id()));
    saved.changes().repayments().stream()
        .filter(repayment -> repayment.endedAt().isPresent())
        .forEach(repayment -> wake(repayment.id()));
  }

  /**
   * Looks at an order until it has ended or the time is up.
   *
   * @param look reads the order
   * @return the order as it was seen last
   */
  public <T extends OrderView> Future<T> await(
      UUID orderId, Duration atMost, Supplier<Future<T>> look) {
    var now = look.get();
    return now.compose(first -> {
      if (hasEnded(first) || !atMost.isPositive()) {
        return now;
      }
      if (count.incrementAndGet() > maximum) {
        count.decrementAndGet();
        return now;
      }
      var waiter = new Waiter<>(orderId, clock.instant().plus(atMost), look);
      waiter.start();
      return waiter.end.future();
    });
  }

  private static boolean hasEnded(OrderView order) {
    return order.endedAt().isPresent();
  }

  private void wake(UUID orderId) {
    waiting.getOrDefault(orderId, Set.of()).forEach(Runnable::run);
  }

  /** One wait: looks, sleeps, looks again. Its looks never overlap. */
  private final class Waiter<T extends OrderView> {
    private final UUID orderId;
    private final Instant until;
    private final Supplier<Future<T>> look;
    private final Promise<T> end = Promise.promise();
    private final Runnable wake = this::look;
    private final @Nullable Context caller = Vertx.currentContext();
    private boolean looking;
    private boolean finished;
    private boolean again;

    Waiter(UUID orderId, Instant until, Supplier<Future<T>> look) {
      this.orderId = orderId;
      this.until = until;
      this.look = look;
    }

    void start() {
      waiting.computeIfAbsent(orderId, _ -> ConcurrentHashMap.newKeySet()).add(wake);
      // The end may have come between the first look and this registration.
      look();
    }

    private synchronized void look() {
      if (finished) {
        return;
      }
      if (looking) {
        again = true;
        return;
      }
      looking = true;
      look.get().onComplete(seen -> seen(seen.succeeded() ? seen.result() : null, seen.cause()));
    }

    private synchronized void seen(@Nullable T value, @Nullable Throwable failure) {
      looking = false;
      if (failure != null) {
        finish(() -> end.tryFail(failure));
      } else if (value != null && (hasEnded(value) || !clock.instant().isBefore(until))) {
        finish(() -> end.tryComplete(value));
      } else if (again) {
        again = false;
        look();
      } else {
        var left = Duration.between(clock.instant(), until);
        timers.after(left.compareTo(lookEvery) < 0 ? left : lookEvery, wake);
      }
    }

    /** Answers on the context that asked. */
    private void finish(Runnable answer) {
      finished = true;
      waiting.computeIfPresent(
          orderId,
          (_, wakers) -> {
            wakers.remove(wake);
            return wakers.isEmpty() ? null : wakers;
          });
      count.decrementAndGet();
      if (caller == null) {
        answer.run();
      } else {
        caller.runOnContext(_ -> answer.run());
      }
    }
  }
}
