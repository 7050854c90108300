package io.ebbgate.gateway.usecase.seeding;

import io.ebbgate.gateway.usecase.document.Mistake;
import io.ebbgate.gateway.usecase.reference.Terms;
import java.util.Optional;

/** Tries whether the gateway could send by a channel as it is told; sends nothing. */
@FunctionalInterface
public interface ChannelTrial {

  /**
   * What stands in the way.
   *
   * @param channel whose settings have the right names
   * @return the member of the channel's document that is wrong, and why, without any secret; empty
   *     when the channel can be used
   */
  Optional<Mistake> problem(Terms.Channel channel);
}
