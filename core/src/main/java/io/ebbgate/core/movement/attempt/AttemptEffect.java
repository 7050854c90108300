package io.ebbgate.core.movement.attempt;

import io.ebbgate.core.ledger.Suspense;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.movement.Moved;
import io.ebbgate.core.movement.NotMoved;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What has to be done once a decision about an attempt is durable, or in its transaction. */
public sealed interface AttemptEffect {

  /** Ask the provider now. */
  record Ask() implements AttemptEffect {}

  /**
   * Have {@link AttemptEvent.AskingDue} happen then. It replaces any earlier time.
   *
   * @param at when
   */
  record AskLater(Instant at) implements AttemptEffect {}

  /**
   * The order hears that its money moved. At most once for each attempt.
   *
   * @param proof what says so; its amount equals ours
   * @param evidenceId the evidence that it rests on
   */
  record TellOrderMoved(Moved proof, UUID evidenceId) implements AttemptEffect {}

  /**
   * The order hears that no money moved. At most once for each attempt.
   *
   * @param proof why that is certain
   * @param evidenceId the evidence that it rests on
   */
  record TellOrderNotMoved(NotMoved proof, UUID evidenceId) implements AttemptEffect {}

  /**
   * The order hears that its money came back. At most once for each attempt, and never before it
   * has heard that the money moved.
   *
   * @param proof what says so; its amount equals ours
   * @param evidenceId the evidence that it rests on
   */
  record TellOrderReturned(Moved proof, UUID evidenceId) implements AttemptEffect {}

  /**
   * The order hears that the provider names another amount.
   *
   * @param claim what the provider says
   * @param evidenceId the evidence that it rests on
   */
  record TellOrderDisputed(Moved claim, UUID evidenceId) implements AttemptEffect {}

  /**
   * Money moved after the attempt had ended as not moved: book it to suspense.
   *
   * @param amount what moved by the provider's word; positive
   * @param evidenceId the evidence that it rests on
   */
  record BookSuspense(Money amount, UUID evidenceId) implements AttemptEffect {}

  /**
   * Money came back that nothing explains: book it to suspense, the other way round.
   *
   * @param amount what came back by the provider's word; positive
   * @param evidenceId the evidence that it rests on
   */
  record BookReturnToSuspense(Money amount, UUID evidenceId) implements AttemptEffect {}

  /**
   * Take money out of suspense, since evidence says where it is.
   *
   * @param suspense what is taken out, all of it or a part
   * @param evidenceId the evidence that it rests on
   */
  record TakeOutOfSuspense(Suspense suspense, UUID evidenceId) implements AttemptEffect {}

  /**
   * Nothing is left in suspense of what called a person: end that incident.
   *
   * @param ofEvidence the evidence that had opened it
   * @param evidenceId the evidence that ends it
   */
  record EndIncident(UUID ofEvidence, UUID evidenceId) implements AttemptEffect {}

  /**
   * A person has to look.
   *
   * @param reason why
   * @param evidenceId the evidence that gives the reason; empty when the reason is time
   */
  record OpenIncident(IncidentReason reason, Optional<UUID> evidenceId) implements AttemptEffect {}
}
