package io.ebbgate.gateway.usecase.movement.rows;

import io.ebbgate.core.movement.EvidenceSource;
import io.ebbgate.core.movement.Outcome;
import java.time.Instant;
import java.util.UUID;

/**
 * What was said about an attempt's money; appended, never changed.
 *
 * @param id the evidence
 * @param attemptId about which attempt
 * @param orderId of which order
 * @param source who said it
 * @param outcome what was said
 * @param providerCode the provider's own code, or empty
 * @param digest SHA-256 in lower-case hex of the raw answer, or empty
 * @param receivedAt when
 */
public record EvidenceRow(
    UUID id,
    UUID attemptId,
    UUID orderId,
    EvidenceSource source,
    Outcome outcome,
    String providerCode,
    String digest,
    Instant receivedAt) {}
