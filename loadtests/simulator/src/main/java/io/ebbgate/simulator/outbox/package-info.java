/**
 * The simulated outbox: notices in lanes, each lane with one fenced owner, as the real tables hold
 * them.
 *
 * <p>What is told, and whether it may be told, does not belong here. One thread.
 */
@NullMarked
package io.ebbgate.simulator.outbox;

import org.jspecify.annotations.NullMarked;
