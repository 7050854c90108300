package io.ebbgate.gateway.usecase.operator;

import io.ebbgate.core.id.IdKind;
import io.ebbgate.core.operator.ActionStatus;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What somebody did or proposed.
 *
 * @param id the action
 * @param kind what, as a stable code of the core
 * @param about about which order or orphan
 * @param attemptId about which attempt
 * @param incidentId which incident it resolves
 * @param reason why
 * @param evidenceReference where what it rests on can be found; empty where it rests on nothing
 * @param movedAt when the money moved, by the proposer's word
 * @param returnedAt when it came back, by the proposer's word
 * @param proposerId the client whose key was used
 * @param proposer its name
 * @param proposedAt when
 * @param approver who approved it
 * @param approvedAt when
 * @param status where it stands
 * @param superseded why it waits no more; empty too for what was superseded before that was kept
 */
public record ActionView(
    UUID id,
    String kind,
    About about,
    Optional<UUID> attemptId,
    Optional<UUID> incidentId,
    String reason,
    String evidenceReference,
    Optional<Instant> movedAt,
    Optional<Instant> returnedAt,
    UUID proposerId,
    String proposer,
    Instant proposedAt,
    Optional<String> approver,
    Optional<Instant> approvedAt,
    ActionStatus status,
    Optional<Superseded> superseded) {

  /**
   * Why nobody can approve it any more.
   *
   * @param why as a sentence for people
   * @param at when
   */
  public record Superseded(String why, Instant at) {}

  /** What an action is about. */
  public sealed interface About {

    /**
     * An order.
     *
     * @param kind {@link IdKind#DRAWDOWN} or {@link IdKind#REPAYMENT}
     */
    record Order(IdKind kind, UUID id) implements About {}

    /** An orphan, which has no order. */
    record Orphan(UUID id) implements About {}
  }
}
