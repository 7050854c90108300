/**
 * What finance reads of the ledger. Invariant: figures are sums of sealed entries, and each answer
 * says up to which entry of the chain. Ports complete on any context.
 */
@NullMarked
package io.ebbgate.gateway.usecase.ledger;

import org.jspecify.annotations.NullMarked;
