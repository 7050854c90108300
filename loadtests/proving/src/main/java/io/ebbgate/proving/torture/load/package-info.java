/**
 * The lending app of a torture: customers who borrow and repay without a pause while gateways and
 * database die, and an app that asks with the same key until the answer leaves no doubt.
 *
 * <p>Invariants: what was promised by a 202 is written down before the customer goes on; a key is
 * used for one request only; the load is bounded in number and pace. Blocking; made for virtual
 * threads.
 *
 * <p>Killing and auditing do not belong here.
 */
@NullMarked
package io.ebbgate.proving.torture.load;

import org.jspecify.annotations.NullMarked;
