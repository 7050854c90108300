package io.ebbgate.gateway.usecase.movement.learning;

import io.ebbgate.core.movement.EvidenceSource;
import io.ebbgate.core.movement.Moved;
import io.ebbgate.core.movement.MovementKind;
import io.ebbgate.core.movement.NotMoved;
import io.ebbgate.core.movement.Outcome;
import io.ebbgate.core.movement.Pending;
import io.ebbgate.core.movement.Unknown;
import io.ebbgate.core.movement.attempt.AttemptState;
import io.ebbgate.gateway.usecase.movement.rows.AttemptRow;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * One thing said about one attempt, on its way into the database.
 *
 * @param attemptId about which attempt
 * @param evidenceId the identifier that its evidence gets; the same when the batch is run again
 * @param source who said it
 * @param outcome what was said
 * @param providerCode the provider's own code, or empty
 * @param digest SHA-256 in lower-case hex of the raw answer, or empty
 * @param askedAt when the question that it answers left us; equal to {@code receivedAt} when nobody
 *     asked
 * @param receivedAt when, by this node's clock
 * @param channel the channel that said it; evidence from another channel than the attempt's own is
 *     not believed
 * @param nonce of a callback's delivery
 * @param fence of the asker's lease, for answers to queries
 * @param kind of movement that it speaks of, if it says so; what speaks of another kind than the
 *     attempt's own is about no movement that we asked for
 */
public record Learned(
    UUID attemptId,
    UUID evidenceId,
    EvidenceSource source,
    Outcome outcome,
    String providerCode,
    String digest,
    Instant askedAt,
    Instant receivedAt,
    String channel,
    Optional<String> nonce,
    OptionalLong fence,
    Optional<MovementKind> kind) {

  /** One that says nothing of the kind of movement: an answer to our own request or question. */
  public Learned(
      UUID attemptId,
      UUID evidenceId,
      EvidenceSource source,
      Outcome outcome,
      String providerCode,
      String digest,
      Instant askedAt,
      Instant receivedAt,
      String channel,
      Optional<String> nonce,
      OptionalLong fence) {
    this(
        attemptId,
        evidenceId,
        source,
        outcome,
        providerCode,
        digest,
        askedAt,
        receivedAt,
        channel,
        nonce,
        fence,
        Optional.empty());
  }

  /** Whether it says that money came back, all of it or some. */
  public boolean tellsReturn() {
    return outcome instanceof Moved moved && moved.isReturned();
  }

  /**
   * Whether what it means depends on what was booked and called for earlier: it tells of a return,
   * or its attempt has been contradicted, is disputed, or has ended as not moved.
   *
   * @param attempt as it is now
   */
  public boolean needsPast(AttemptRow attempt) {
    return mayEnd()
        && (tellsReturn()
            || attempt.contradicted()
            || switch (AttemptStates.of(attempt)) {
              case AttemptState.Disputed _, AttemptState.NotMoved _ -> true;
              case AttemptState.Sending _,
                  AttemptState.Asking _,
                  AttemptState.Moved _,
                  AttemptState.Returned _ ->
                  false;
            });
  }

  /**
   * Whether this may end its attempt, and so touch order, loan and line. What says nothing certain
   * needs the lock of its attempt only.
   */
  public boolean mayEnd() {
    return switch (outcome) {
      case Moved _, NotMoved _ -> true;
      case Pending _ -> false;
      case Unknown unknown -> unknown.cause() == Unknown.Cause.NOT_FOUND_YET;
    };
  }
}
