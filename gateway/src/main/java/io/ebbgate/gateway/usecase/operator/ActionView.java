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
 * @param orderKind {@link IdKind#DRAWDOWN} or {@link IdKind#REPAYMENT}
 * @param orderId about which order
 * @param attemptId about which attempt
 * @param incidentId which incident it resolves
 * @param reason why
 * @param evidenceReference where what it rests on can be found; empty where it rests on nothing
 * @param movedAt when the money moved, by the proposer's word
 * @param proposerId the client whose key was used
 * @param proposer its name
 * @param proposedAt when
 * @param approver who approved it
 * @param approvedAt when
 * @param status where it stands
 */
public record ActionView(
    UUID id,
    String kind,
    IdKind orderKind,
    UUID orderId,
    Optional<UUID> attemptId,
    Optional<UUID> incidentId,
    String reason,
    String evidenceReference,
    Optional<Instant> movedAt,
    UUID proposerId,
    String proposer,
    Instant proposedAt,
    Optional<String> approver,
    Optional<Instant> approvedAt,
    ActionStatus status) {}
