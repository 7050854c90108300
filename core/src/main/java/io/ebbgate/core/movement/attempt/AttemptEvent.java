package io.ebbgate.core.movement.attempt;

import io.ebbgate.core.movement.EvidenceSource;
import io.ebbgate.core.movement.Outcome;
import java.time.Instant;
import java.util.UUID;

/** What can happen to an attempt. */
public sealed interface AttemptEvent {

  /**
   * When it happened, by the business clock.
   *
   * @return the time from which waits are counted
   */
  Instant at();

  /**
   * A reply, callback, query answer, statement line or operator's word was read and stored.
   *
   * @param evidenceId the stored evidence
   * @param source where it came from
   * @param outcome what it says about the money
   * @param askedAt when the question that it answers left us; equal to {@code at} when nobody
   *     asked. "Not found" counts by this time: an answer given before the settling time was over
   *     may arrive after it
   * @param at when it arrived
   */
  record EvidenceArrived(
      UUID evidenceId, EvidenceSource source, Outcome outcome, Instant askedAt, Instant at)
      implements AttemptEvent {

    /** Evidence that nobody asked for, or whose question left us just now. */
    public EvidenceArrived(UUID evidenceId, EvidenceSource source, Outcome outcome, Instant at) {
      this(evidenceId, source, outcome, at, at);
    }
  }

  /**
   * The time to ask has come.
   *
   * @param at now
   * @param askedBack how often it was asked before, since a person wanted to know, whether what had
   *     moved came back; at least zero, and without meaning for what has not moved
   */
  record AskingDue(Instant at, int askedBack) implements AttemptEvent {

    /** The first question, or one about what has not moved. */
    public AskingDue(Instant at) {
      this(at, 0);
    }
  }
}
