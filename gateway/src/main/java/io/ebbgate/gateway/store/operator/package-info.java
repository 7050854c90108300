/**
 * Incidents and what people do about them and about orders, in PostgreSQL.
 *
 * <p>Locks: order before incident before orphan before action. Decisions are handed in and made
 * under the locks; a decision that throws undoes its transaction, the claim of its idempotency key
 * included. Runs on the caller's Vert.x context and never blocks.
 */
@NullMarked
package io.ebbgate.gateway.store.operator;

import org.jspecify.annotations.NullMarked;
