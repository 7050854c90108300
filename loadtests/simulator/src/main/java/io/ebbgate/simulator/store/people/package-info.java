/**
 * What the simulated database keeps of people: incidents, actions, holds and orphans, and what
 * suspense holds; with the guards of the real one, which checks before it writes.
 *
 * <p>One thread. Who acts, when, and with which words does not belong here.
 */
@NullMarked
package io.ebbgate.simulator.store.people;

import org.jspecify.annotations.NullMarked;
