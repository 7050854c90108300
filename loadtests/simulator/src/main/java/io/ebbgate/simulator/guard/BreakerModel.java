package io.ebbgate.simulator.guard;

import io.ebbgate.gateway.usecase.reference.GuardSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;

/**
 * What a breaker has to do, as its settings say: closed it counts calls, open it waits, half-open
 * it lets its probes through and judges by them alone. What began under another state says nothing.
 */
final class BreakerModel {
  private enum State {
    CLOSED,
    OPEN,
    HALF_OPEN
  }

  private record Result(boolean failed, boolean slow) {}

  private GuardSettings.Breaker settings;
  private final ArrayDeque<Result> results = new ArrayDeque<>();
  private State state = State.CLOSED;
  private Instant openUntil = Instant.MIN;
  private int probesLeft;
  private long epoch;

  BreakerModel(GuardSettings.Breaker settings) {
    this.settings = settings;
  }

  /** Under which stretch of one state a call begins. */
  long epoch() {
    return epoch;
  }

  /** Other settings forget all calls, and keep shut what is not closed. */
  void change(GuardSettings.Breaker other, Instant now) {
    if (other.equals(settings)) {
      return;
    }
    settings = other;
    if (state == State.CLOSED) {
      enter(State.CLOSED);
    } else {
      open(now);
    }
  }

  /** Takes note that a call was let through; tells whether it might be. */
  boolean letsThrough(Instant now) {
    if (state == State.OPEN && now.isAfter(openUntil)) {
      enter(State.HALF_OPEN);
      probesLeft = settings.halfOpenCalls();
    }
    return switch (state) {
      case CLOSED -> true;
      case OPEN -> false;
      case HALF_OPEN -> probesLeft-- > 0;
    };
  }

  /** A call that was let through was not made. */
  void notSent(long began) {
    if (began == epoch && state == State.HALF_OPEN) {
      probesLeft++;
    }
  }

  /** A call has ended. */
  void ended(long began, boolean healthy, Duration took, Instant now) {
    if (began != epoch) {
      return;
    }
    results.add(new Result(!healthy, took.compareTo(settings.slowCall()) > 0));
    switch (state) {
      case CLOSED -> {
        if (results.size() > settings.windowCalls()) {
          results.remove();
        }
        if (results.size() >= settings.minimumCalls() && isIll()) {
          open(now);
        }
      }
      case HALF_OPEN -> {
        if (results.size() < Math.min(settings.halfOpenCalls(), settings.minimumCalls())) {
          return;
        }
        if (isIll()) {
          open(now);
        } else {
          enter(State.CLOSED);
        }
      }
      case OPEN -> throw new IllegalStateException("nobody begins at an open breaker");
    }
  }

  private boolean isIll() {
    long failed = results.stream().filter(Result::failed).count();
    long slow = results.stream().filter(Result::slow).count();
    return failed * 100 >= (long) settings.failureRatePercent() * results.size()
        || slow * 100 >= (long) settings.slowRatePercent() * results.size();
  }

  private void open(Instant now) {
    enter(State.OPEN);
    openUntil = now.plus(settings.open());
  }

  private void enter(State next) {
    state = next;
    results.clear();
    epoch++;
  }

  @Override
  public String toString() {
    return "%s until %s, %d probes left".formatted(state, openUntil, probesLeft);
  }
}
