package io.ebbgate.gateway.usecase.movement.rows;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Something that a person has to look at.
 *
 * @param id the incident
 * @param orderId the order
 * @param attemptId the attempt
 * @param evidenceId the evidence that does not fit; empty when the reason is time
 * @param reason what does not fit, as a stable code
 * @param openedAt when
 */
public record IncidentRow(
    UUID id,
    UUID orderId,
    UUID attemptId,
    Optional<UUID> evidenceId,
    String reason,
    Instant openedAt) {}
