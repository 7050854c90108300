/**
 * Load on a running gateway over HTTP, as a lending app makes it: steps of the protocol, scenarios
 * made of them, and a program that runs one scenario by name.
 *
 * <p>Invariants: settings come from the environment, so that no key shows in process arguments;
 * every change carries an idempotency key of its own run; a scenario states what it promises as
 * assertions, and the process ends with another code than zero when one does not hold.
 *
 * <p>Threading: Gatling's own; steps keep no state besides the session of their virtual user.
 *
 * <p>Starting a gateway, opening lines and auditing the money do not belong here: whoever starts
 * this process does that.
 */
@NullMarked
package io.ebbgate.gatling;

import org.jspecify.annotations.NullMarked;
