package io.ebbgate.core.routing.channel;

import io.ebbgate.core.money.Money;
import io.ebbgate.core.movement.MovementKind;
import io.ebbgate.core.movement.NotMoved;
import java.util.List;
import java.util.Map;

/**
 * A movement that needs a channel.
 *
 * @param kind which way the money moves
 * @param amount how much
 * @param bank the code of the card's bank
 * @param agreements the card's active agreements, channel code to the provider's reference; only
 *     debits need one
 * @param tried the attempts of this order that certainly moved nothing
 */
public record ChannelRequest(
    MovementKind kind,
    Money amount,
    String bank,
    Map<String, String> agreements,
    List<Tried> tried) {

  public ChannelRequest {
    agreements = Map.copyOf(agreements);
    tried = List.copyOf(tried);
  }

  /** The first attempt to pay out. */
  public static ChannelRequest payout(Money amount, String bank) {
    return new ChannelRequest(MovementKind.PAYOUT, amount, bank, Map.of(), List.of());
  }

  /** The first attempt to debit. */
  public static ChannelRequest debit(Money amount, String bank, Map<String, String> agreements) {
    return new ChannelRequest(MovementKind.DEBIT, amount, bank, agreements, List.of());
  }

  /**
   * An attempt that came to nothing. Only a definite answer makes one: an unknown attempt is never
   * replaced.
   *
   * @param channel the channel's code
   * @param proof why it is certain that no money moved
   */
  public record Tried(String channel, NotMoved proof) {}
}
