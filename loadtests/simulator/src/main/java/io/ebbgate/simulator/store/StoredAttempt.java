package io.ebbgate.simulator.store;

import io.ebbgate.gateway.usecase.movement.rows.AttemptRow;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An attempt with who holds it.
 *
 * @param row the row as use cases see it
 * @param owner who sends it or asks about it; nobody when null
 * @param leaseUntil until when, by the database's clock
 */
record StoredAttempt(AttemptRow row, @Nullable UUID owner, Instant leaseUntil) {

  boolean isHeld(Instant now) {
    return owner != null && leaseUntil.isAfter(now);
  }
}
