/**
 * The chain over the ledger: each entry's hash covers its content and the hash before it, so that
 * whoever changes, removes or slips in an entry breaks the chain from there on.
 *
 * <p>The text that is hashed is written out in {@link io.ebbgate.core.ledger.chain.BookedEntry}, so
 * that an auditor can recompute it with other tools. It never changes: another form would be
 * another first line. Immutable, thread-safe. Storage, and who may add to the chain, do not belong
 * here.
 */
@NullMarked
package io.ebbgate.core.ledger.chain;

import org.jspecify.annotations.NullMarked;
