package io.ebbgate.cluster.entry;

import java.util.UUID;

/**
 * A reservation that no installed row counts yet.
 *
 * @param lineId on which line
 * @param amountMinor positive
 * @param expiresAtMs from when it counts no more
 */
public record Pending(UUID lineId, long amountMinor, long expiresAtMs) {}
