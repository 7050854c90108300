/**
 * Which funder lends, and what every choice of route has in common: an explanation of each
 * candidate, which is the rule that removed it, or its rank.
 *
 * <p>Pure over a snapshot of terms, so the same request on the same snapshot is decided alike for
 * ever. Immutable, thread-safe. Reserving capacity does not belong here; the choice of a channel is
 * in {@link io.ebbgate.core.routing.channel}.
 */
@NullMarked
package io.ebbgate.core.routing;

import org.jspecify.annotations.NullMarked;
