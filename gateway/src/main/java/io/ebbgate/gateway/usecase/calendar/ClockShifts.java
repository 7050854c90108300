package io.ebbgate.gateway.usecase.calendar;

import io.ebbgate.core.calendar.Shift;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What business time was moved by, for all nodes. */
public interface ClockShifts {

  /** All of them, in order. */
  Future<List<Shift>> all();

  /**
   * Adds one.
   *
   * @param sequence its number from 1 on
   * @param movedBy whose client
   * @param at the wall clock's instant
   * @return false when the number is taken: somebody else moved it at the same time
   */
  Future<Boolean> add(int sequence, Shift shift, UUID movedBy, Instant at);
}
