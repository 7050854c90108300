package io.ebbgate.cluster.step;

import java.util.UUID;

/**
 * An idempotency key in its scope. The key's text never reaches the grid, only its digest.
 *
 * @param clientId whose key it is
 * @param operation the operation's number, as the database counts them
 * @param digest of the key's text
 */
public record GridKey(UUID clientId, int operation, Digest digest) {}
