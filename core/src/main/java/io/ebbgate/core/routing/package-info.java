/**
 * Which funder lends and which channel carries a movement, each with an explanation of every
 * candidate: the rule that removed it, or its rank.
 *
 * <p>Pure over a snapshot of terms and breaker states, so the same request on the same snapshot is
 * decided alike for ever. Immutable, thread-safe. Reserving capacity and taking permits do not
 * belong here.
 */
@NullMarked
package io.ebbgate.core.routing;

import org.jspecify.annotations.NullMarked;
