package io.ebbgate.gateway.usecase.movement.sending;

import io.ebbgate.core.routing.channel.ChannelSnapshot;
import io.ebbgate.gateway.usecase.movement.rows.NewAttempt;
import java.util.function.Supplier;

/**
 * Whether an attempt that its channel does not take now would be followed by one on another
 * channel. Thread-safe.
 */
public final class OtherChannels {
  private final Supplier<ChannelSnapshot> channels;
  private final int maximumAttempts;

  /**
   * @param channels all channels as they are now; callable from any thread
   * @param maximumAttempts how many attempts an order may have in all
   */
  public OtherChannels(Supplier<ChannelSnapshot> channels, int maximumAttempts) {
    this.channels = channels;
    this.maximumAttempts = maximumAttempts;
  }

  /**
   * Whether routing would choose another channel if this attempt was certainly not sent. Without
   * one its order would fail, or try the same channel again.
   */
  boolean wouldTake(NewAttempt attempt) {
    if (attempt.sequence() >= maximumAttempts || attempt.otherChannels().isEmpty()) {
      return false;
    }
    return attempt.otherChannels().stream().anyMatch(channels.get()::admits);
  }
}
