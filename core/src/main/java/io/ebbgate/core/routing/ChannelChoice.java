package io.ebbgate.core.routing;

/**
 * The channel that carries the next attempt.
 *
 * @param channel its code
 * @param agreementReference the provider's reference of the card's agreement; empty for payouts
 */
public record ChannelChoice(String channel, String agreementReference) {}
