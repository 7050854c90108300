/**
 * Keeps the ledger's chain and checks it.
 *
 * <p>Invariants: one node at a time adds to the chain, and the database refuses whoever's fence is
 * old; an entry is sealed once, after every transaction that began before its own has ended, so
 * that none is overtaken for good. Ports complete on any context; {@link
 * io.ebbgate.gateway.usecase.ledger.chain.SealLedger} belongs to one.
 */
@NullMarked
package io.ebbgate.gateway.usecase.ledger.chain;

import org.jspecify.annotations.NullMarked;
