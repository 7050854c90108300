/**
 * One attempt to move money, from before its first byte is sent to certainty.
 *
 * <p>Invariants: only a {@link io.ebbgate.core.movement.NotMoved} ends an attempt as not moved, and
 * "order not found" is one only after the sender's lease, the request's validity and the provider's
 * settling time have all passed. What has ended stays so, but that what moved may come back; what
 * contradicts an end opens an incident. Asking never stops before certainty. Any order and any
 * number of repeats of the same evidence give one result.
 *
 * <p>Pure functions over immutable values, so thread-safe. Storing, sending and asking do not
 * belong here: they are the effects that a decision returns.
 */
@NullMarked
package io.ebbgate.core.movement.attempt;

import org.jspecify.annotations.NullMarked;
