package io.ebbgate.gateway.server.wiring;

import io.ebbgate.gateway.server.config.ConfigMistake;
import io.ebbgate.gateway.server.config.ConfigMistakes;
import io.ebbgate.gateway.store.calendar.PgClockShifts;
import io.ebbgate.gateway.usecase.calendar.KeepBusinessTime;
import io.vertx.core.Future;
import java.util.List;

/** A node's business time. */
final class BusinessTimes {
  private BusinessTimes() {}

  /** One that has not been learned yet. */
  static KeepBusinessTime of(Foundations base) {
    return new KeepBusinessTime(
        new PgClockShifts(base.reader),
        base.config.business().clockMovable(),
        base.timers,
        base.config.limits().clockEvery(),
        base.clock,
        base.config.business().zone());
  }

  /** Learns it; fails with {@link ConfigMistakes} where it would have to go back. */
  static Future<?> start(KeepBusinessTime time) {
    return time.start().compose(well -> well ? Future.succeededFuture() : movedAndFixed());
  }

  private static Future<?> movedAndFixed() {
    return Future.failedFuture(
        new ConfigMistakes(
            List.of(
                new ConfigMistake(
                    "business.clock",
                    "is fixed, but this database's business time was moved on",
                    "movable, with mode: test; production begins with a database of its own"))));
  }
}
