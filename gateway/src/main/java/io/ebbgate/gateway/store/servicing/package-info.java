/**
 * Orders about loans in PostgreSQL, with all that is known of a loan when one is decided.
 *
 * <p>Invariants: everything is read under the loan's lock, in one transaction with what is written;
 * what an order made of a plan stays readable. Runs on the caller's Vert.x context and never
 * blocks. What orders mean does not belong here.
 */
@NullMarked
package io.ebbgate.gateway.store.servicing;

import org.jspecify.annotations.NullMarked;
