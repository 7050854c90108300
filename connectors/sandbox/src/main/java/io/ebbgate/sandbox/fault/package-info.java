/**
 * How the sandbox misbehaves: moods, their documented odds, and the plan drawn for each request.
 *
 * <p>Every draw is a pure function of the seed and what it is drawn for, so that two runs with the
 * same seed and the same references decide alike, whatever the timing. Values are immutable; {@link
 * io.ebbgate.sandbox.fault.Planner} and {@link io.ebbgate.sandbox.fault.FaultCounts} are
 * thread-safe. Sending and money do not belong here.
 */
@NullMarked
package io.ebbgate.sandbox.fault;

import org.jspecify.annotations.NullMarked;
