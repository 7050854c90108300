/**
 * A drawdown from its durable answer to its end.
 *
 * <p>Invariants: credit is released, another channel is tried and the customer is told "failed"
 * only with a {@link io.ebbgate.core.movement.NotMoved} in hand; a drawdown is paid by one attempt
 * at most; an end is never taken back. Pure functions over immutable values, so thread-safe. Checks
 * before acceptance and storage do not belong here.
 */
@NullMarked
package io.ebbgate.core.drawdown;

import org.jspecify.annotations.NullMarked;
