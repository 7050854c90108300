package io.ebbgate.simulator.invariant;

/**
 * Something that must not be.
 *
 * @param step at which step of the run
 * @param invariant which one does not hold
 * @param seen what was seen
 */
public record Violation(long step, Invariant invariant, String seen) {}
