package io.ebbgate.gateway.usecase.calendar;

import io.ebbgate.core.calendar.ClockMove;
import io.ebbgate.gateway.usecase.Principal;
import io.vertx.core.Future;

/** What may be asked of the business clock. Every no is a Rejected. */
public interface BusinessClocks {

  /** Business time as it is. */
  ClockView read();

  /** Moves it on, for every node; to where it is already is no move. */
  Future<ClockView> move(Principal principal, ClockMove move);
}
