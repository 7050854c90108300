/**
 * Virtual time and chance. Everything that happens in a simulated world is an entry in one queue,
 * and everything that is left to chance comes from one seed: the same seed gives the same run.
 *
 * <p>One thread for each world; no wall clock, no thread pool, no real randomness belongs here.
 */
@NullMarked
package io.ebbgate.simulator.time;

import org.jspecify.annotations.NullMarked;
