package io.ebbgate.core.routing.channel;

import io.ebbgate.core.product.ChannelTerms;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All channels as they are at one moment.
 *
 * @param channels all that there are, in any order
 * @param breakers by channel code; one that is not named is closed
 * @param unconnected codes of the channels through which nothing can be sent for a fault of ours
 */
public record ChannelSnapshot(
    List<ChannelTerms> channels, Map<String, BreakerState> breakers, Set<String> unconnected) {

  public ChannelSnapshot {
    channels = List.copyOf(channels);
    breakers = Map.copyOf(breakers);
    unconnected = Set.copyOf(unconnected);
  }

  /** All channels, each of which can be sent to. */
  public ChannelSnapshot(List<ChannelTerms> channels, Map<String, BreakerState> breakers) {
    this(channels, breakers, Set.of());
  }

  /** Whether a channel would take an attempt now, as far as that does not depend on the attempt. */
  public boolean admits(String code) {
    return channels.stream()
        .anyMatch(channel ->
            channel.code().equals(code)
                && channel.enabled()
                && !unconnected.contains(code)
                && breakerOf(channel) != BreakerState.OPEN);
  }

  BreakerState breakerOf(ChannelTerms channel) {
    return breakers.getOrDefault(channel.code(), BreakerState.CLOSED);
  }
}
