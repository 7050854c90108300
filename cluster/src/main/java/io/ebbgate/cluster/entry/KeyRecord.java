package io.ebbgate.cluster.entry;

import io.ebbgate.cluster.step.Digest;
import java.util.UUID;

/**
 * What a key is in flight for, or bound to.
 *
 * @param orderId the order
 * @param fingerprint of its command
 * @param expiresAtMs from when the entry knows it no more
 */
public record KeyRecord(UUID orderId, Digest fingerprint, long expiresAtMs) {}
