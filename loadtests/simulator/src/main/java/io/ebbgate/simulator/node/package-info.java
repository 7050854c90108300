/**
 * One gateway process: the real use cases, wired as the gateway wires them, over simulated ports.
 * Its life (crashes, pauses, a clock that jumps) is decided from outside.
 *
 * <p>Actions of a node run one at a time and only from the scheduler's queue.
 */
@NullMarked
package io.ebbgate.simulator.node;

import org.jspecify.annotations.NullMarked;
