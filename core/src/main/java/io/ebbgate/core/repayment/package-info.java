/**
 * A repayment from its durable answer to its end.
 *
 * <p>Invariants: another channel is tried, the debit is no longer in flight, and the customer is
 * told "failed" only with a {@link io.ebbgate.core.movement.NotMoved} in hand; the loan takes
 * exactly what was quoted, or the money is held in suspense; an end is never taken back. Pure
 * functions over immutable values, so thread-safe. Quotes and storage do not belong here.
 */
@NullMarked
package io.ebbgate.core.repayment;

import org.jspecify.annotations.NullMarked;
