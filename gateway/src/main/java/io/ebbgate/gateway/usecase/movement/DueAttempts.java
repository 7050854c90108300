package io.ebbgate.gateway.usecase.movement;

import io.ebbgate.core.movement.MovementKind;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The attempts that a provider has to be asked about. */
public interface DueAttempts {

  /**
   * Takes attempts whose time has come, each for one asker: they are due again when the lease is
   * over, should nothing be learned before. Attempts that somebody else is just changing are left
   * out.
   *
   * @param now by the business clock
   * @param lease how long the asker may take, by the database's clock
   */
  Future<List<Due>> claim(UUID owner, Instant now, Duration lease, int atMost);

  /**
   * An attempt to ask about.
   *
   * @param attemptId the attempt
   * @param kind which way the money was to move
   * @param channel where to ask
   * @param fence of this lease
   */
  record Due(UUID attemptId, MovementKind kind, String channel, long fence) {}
}
