/**
 * The daily close: what every loan was at the end of a business day, and the balances of the day.
 *
 * <p>Invariants: days are closed in order, one at a time, and only once they are over; a closed day
 * stays as it is. A close is worked off in batches, each one transaction with the place it has come
 * to, so that a killed one is carried on and none is counted twice; a fence holds off whoever has
 * lost it. The arithmetic is the core's alone. Memory holds two batches, however many loans there
 * are. Nothing here blocks.
 */
@NullMarked
package io.ebbgate.gateway.usecase.ledger.close;

import org.jspecify.annotations.NullMarked;
