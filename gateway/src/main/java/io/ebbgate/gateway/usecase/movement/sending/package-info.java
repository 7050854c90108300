/**
 * Sends durable attempts to their providers: each at most once, only within its lease, and only
 * where the channel's guards let it. Deciding what an answer means does not belong here.
 *
 * <p>One instance for each node, on one context; nothing here is sent a second time. What a
 * connector proves not to have sent at all may be tried again within its lease.
 */
@NullMarked
package io.ebbgate.gateway.usecase.movement.sending;

import org.jspecify.annotations.NullMarked;
