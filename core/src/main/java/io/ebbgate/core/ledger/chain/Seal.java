package io.ebbgate.core.ledger.chain;

import java.util.Optional;
import java.util.UUID;

/**
 * A link as it is stored, with the entry that it vouches for as that is stored now.
 *
 * @param link number and hash
 * @param entryId which entry it is said to be
 * @param entry that entry; empty when it is gone
 */
public record Seal(ChainLink link, UUID entryId, Optional<BookedEntry> entry) {}
