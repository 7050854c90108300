package io.ebbgate.core.routing;

import io.ebbgate.core.product.ChannelTerms;
import java.util.List;
import java.util.Map;

/**
 * All channels as they are at one moment.
 *
 * @param channels all that there are, in any order
 * @param breakers by channel code; one that is not named is closed
 */
public record ChannelSnapshot(List<ChannelTerms> channels, Map<String, BreakerState> breakers) {

  public ChannelSnapshot {
    channels = List.copyOf(channels);
    breakers = Map.copyOf(breakers);
  }

  /** Whether a channel would take an attempt now, as far as that does not depend on the attempt. */
  public boolean admits(String code) {
    return channels.stream()
        .anyMatch(channel ->
            channel.code().equals(code)
                && channel.enabled()
                && breakerOf(channel) != BreakerState.OPEN);
  }

  BreakerState breakerOf(ChannelTerms channel) {
    return breakers.getOrDefault(channel.code(), BreakerState.CLOSED);
  }
}
