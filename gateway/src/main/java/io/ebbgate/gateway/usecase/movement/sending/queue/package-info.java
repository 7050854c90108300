/**
 * What waits on this node to be sent on one channel, and for what it waits.
 *
 * <p>Invariants: a queue has a longest length, and what it held is durable elsewhere; nothing is
 * sent from here. Used on the sender's context only; what is told of a queue is an immutable value.
 * Leases, guards and calls do not belong here.
 */
@NullMarked
package io.ebbgate.gateway.usecase.movement.sending.queue;

import org.jspecify.annotations.NullMarked;
