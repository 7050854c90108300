/**
 * What must hold after every step, and who watches it. The inspector keeps books of its own, beside
 * the database's and the providers', and compares what changed with each change.
 *
 * <p>One thread; it only looks, and changes nothing in the world.
 */
@NullMarked
package io.ebbgate.simulator.invariant;

import org.jspecify.annotations.NullMarked;
