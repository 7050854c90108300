package io.ebbgate.gateway.usecase.movement.asking;

import io.ebbgate.core.movement.MovementKind;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The attempts that a provider has to be asked about. */
public interface DueAttempts {

  /**
   * Takes attempts whose time has come, each for one asker, and sets the time of their next
   * question along the provider's ladder. No other asker takes them while the lease holds; learning
   * the answer ends it. Attempts that somebody else is just changing are left out.
   *
   * @param now by the business clock
   * @param lease how long the asker may take, by the database's clock
   */
  Future<Claim> claim(UUID owner, Instant now, Duration lease, int atMost);

  /**
   * An attempt to ask about.
   *
   * @param attemptId the attempt
   * @param kind which way the money was to move
   * @param channel where to ask
   * @param fence of this lease
   * @param claimedAt by the database's clock, on which leases run: a question that leaves later
   *     than the claim may count as asked at the claim, never the other way round
   */
  record Due(UUID attemptId, MovementKind kind, String channel, long fence, Instant claimedAt) {}

  /**
   * What was claimed.
   *
   * @param due to ask about now
   * @param taken how many were due, those included whose time was only moved
   */
  record Claim(List<Due> due, int taken) {
    public Claim {
      due = List.copyOf(due);
    }
  }
}
