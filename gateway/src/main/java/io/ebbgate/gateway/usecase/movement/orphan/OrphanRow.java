package io.ebbgate.gateway.usecase.movement.orphan;

import io.ebbgate.core.movement.MovementKind;
import io.ebbgate.core.movement.Outcome;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A genuine callback that named no attempt when it came.
 *
 * @param id the orphan; its evidence gets the same identifier, so that learning it twice is one
 * @param channel that delivered it
 * @param nonce of the delivery
 * @param reference as the provider names it
 * @param attemptId the attempt that the reference would be; empty when it can be none of ours
 * @param kind which way the money moved
 * @param outcome what it says
 * @param providerCode the provider's own code, or empty
 * @param digest SHA-256 in lower-case hex of the raw body
 * @param receivedAt when it came
 */
public record OrphanRow(
    UUID id,
    String channel,
    String nonce,
    String reference,
    Optional<UUID> attemptId,
    MovementKind kind,
    Outcome outcome,
    String providerCode,
    String digest,
    Instant receivedAt) {}
