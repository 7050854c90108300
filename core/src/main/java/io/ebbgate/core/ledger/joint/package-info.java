/**
 * What a joint loan books by funder.
 *
 * <p>Invariants: the principal that a funder lent is never an asset of ours, and what is collected
 * for it never our income: it is owed to the funder from the moment that it is collected. An entry
 * is as much as the collection, to the minor unit. Pure, so thread-safe. Amounts do not come from
 * here, nor what is paid out to a funder.
 */
@NullMarked
package io.ebbgate.core.ledger.joint;

import org.jspecify.annotations.NullMarked;
