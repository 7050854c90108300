/**
 * {@code ./ebbgate simulate}: the real core and the real use cases in worlds of virtual time, in
 * which everything goes wrong that a seed can think of, and invariants are checked at every step.
 *
 * <p>The command alone knows a wall clock and real randomness; everything below runs on one thread
 * for each world and depends on its seed only.
 */
@NullMarked
package io.ebbgate.simulator;

import org.jspecify.annotations.NullMarked;
