package io.ebbgate.core.routing.channel;

import java.util.Set;

/**
 * The channel that carries the next attempt.
 *
 * @param channel its code
 * @param agreementReference the provider's reference of the card's agreement; empty for payouts
 * @param others codes of the channels that could carry it as well, now or as soon as what keeps
 *     them is over
 */
public record ChannelChoice(String channel, String agreementReference, Set<String> others) {

  public ChannelChoice {
    others = Set.copyOf(others);
  }

  /** A choice without alternatives. */
  public ChannelChoice(String channel, String agreementReference) {
    this(channel, agreementReference, Set.of());
  }
}
