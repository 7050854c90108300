/**
 * A node's way to the simulated database: how long it takes, what gets lost on it, and how the real
 * one would say no.
 *
 * <p>Everything completes from the scheduler's queue, on its one thread. What the database holds
 * does not belong here.
 */
@NullMarked
package io.ebbgate.simulator.store.link;

import org.jspecify.annotations.NullMarked;
