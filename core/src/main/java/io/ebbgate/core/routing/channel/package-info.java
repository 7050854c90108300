/**
 * Which channel carries one movement.
 *
 * <p>Invariants: every channel of the snapshot is considered, and either ranked or removed by a
 * named rule; a channel whose breaker is open is not chosen. Pure over a snapshot of terms and
 * breaker states; immutable, thread-safe. Keeping breakers and taking permits do not belong here,
 * nor does the choice of a funder.
 */
@NullMarked
package io.ebbgate.core.routing.channel;

import org.jspecify.annotations.NullMarked;
