package io.ebbgate.simulator.provider;

import io.ebbgate.core.id.IdKind;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.movement.MovementKind;
import java.time.Instant;
import java.util.UUID;

/** A movement that nobody asked for. */
final class Stranger {
  private Stranger() {}

  static Movement movement(String channel, UUID id, Instant now) {
    return new Movement(
        id, IdKind.ATTEMPT.format(id), channel, MovementKind.PAYOUT, Money.fen(100), now);
  }
}
