package io.ebbgate.gateway.http.rig;

import io.ebbgate.core.calendar.ClockMove;
import io.ebbgate.gateway.usecase.Principal;
import io.ebbgate.gateway.usecase.calendar.BusinessClocks;
import io.ebbgate.gateway.usecase.calendar.ClockView;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** A business clock that is moved to the first of February, wherever it should go. */
final class FakeClock implements BusinessClocks {
  private final List<Object> asked;

  /**
   * @param asked where questions are noted
   */
  FakeClock(List<Object> asked) {
    this.asked = asked;
  }

  @Override
  public ClockView read() {
    return new ClockView(
        Instant.parse("2026-11-23T01:30:00Z"), LocalDate.parse("2026-11-23"), true);
  }

  @Override
  public Future<ClockView> move(Principal principal, ClockMove move) {
    asked.add(move);
    return Future.succeededFuture(
        new ClockView(Instant.parse("2027-02-01T01:30:00Z"), LocalDate.parse("2027-02-01"), true));
  }
}
