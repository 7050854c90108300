/**
 * The ledger's chain in PostgreSQL: {@code ledger_chain} says how far it has come and whose it is,
 * {@code ledger_seal} keeps its links, and {@code ledger_entry.written_in} the order in which
 * entries may be sealed.
 *
 * <p>Invariants: links are added in one statement with the chain's own row, and only by its owner
 * with the newest fence. Safe on any context. What a hash covers does not belong here.
 */
@NullMarked
package io.ebbgate.gateway.store.ledger;

import org.jspecify.annotations.NullMarked;
