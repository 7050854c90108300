/**
 * The provider itself: takes orders once, settles them, tells the truth or loses it on the way.
 *
 * <p>Invariants: a merchant's reference is taken once and moves money at most once; an order that
 * arrives after its {@code validUntil} never moves; a result never changes; an order is visible to
 * queries no later than its settling time after arrival. Runs on one event loop; state that others
 * read is thread-safe. Wire formats do not belong here.
 */
@NullMarked
package io.ebbgate.sandbox.engine;

import org.jspecify.annotations.NullMarked;
