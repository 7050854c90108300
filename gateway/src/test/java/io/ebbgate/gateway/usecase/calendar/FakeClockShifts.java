package io.ebbgate.gateway.usecase.calendar;

import io.ebbgate.core.calendar.Shift;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Shifts in memory, which another node's move may come before. */
final class FakeClockShifts implements ClockShifts {
  final List<Shift> kept = new ArrayList<>();
  Runnable beforeAdding = () -> {};
  boolean away;

  @Override
  public Future<List<Shift>> all() {
    return away
        ? Future.failedFuture(new IllegalStateException("away"))
        : Future.succeededFuture(List.copyOf(kept));
  }

  @Override
  public Future<Boolean> add(int sequence, Shift shift, UUID movedBy, Instant at) {
    beforeAdding.run();
    if (sequence != kept.size() + 1) {
      return Future.succeededFuture(false);
    }
    kept.add(shift);
    return Future.succeededFuture(true);
  }
}
