package io.ebbgate.gateway.usecase.node;

import io.ebbgate.core.product.ChannelTerms;
import io.ebbgate.gateway.usecase.movement.sending.queue.Queued;

/**
 * A channel as it is on one node.
 *
 * @param terms what it may be used for
 * @param guards what guards it
 * @param queued what waits to be sent through it
 */
public record ChannelStanding(ChannelTerms terms, GuardStanding guards, Queued queued) {}
