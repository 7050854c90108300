/**
 * Learning in PostgreSQL: one transaction for each batch, which locks, loads, lets the use case
 * decide, and saves everything that follows.
 *
 * <p>Locks are taken in the order of the whole product: keys (nonces), line, loan, order, attempt,
 * sorted within each. Nothing here decides. Callable from any thread; one transaction is in flight
 * at a time.
 */
@NullMarked
package io.ebbgate.gateway.store.movement;

import org.jspecify.annotations.NullMarked;
