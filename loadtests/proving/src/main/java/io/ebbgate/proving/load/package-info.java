/**
 * Load on a gateway: a stack or a target, customers with credit, a Gatling process, and a verdict
 * that rests on the scenario's own promises and on the money.
 *
 * <p>Invariants: load goes to the stack that this command started, or to the target that it was
 * given; keys reach the Gatling process by its environment. Blocking; for command threads.
 *
 * <p>Scenarios do not belong here: they are simulations in a module of their own, with a class path
 * of their own.
 */
@NullMarked
package io.ebbgate.proving.load;

import org.jspecify.annotations.NullMarked;
