package io.ebbgate.gateway.usecase.movement.rows;

import io.ebbgate.core.money.Money;
import io.ebbgate.core.movement.MovementKind;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * An attempt to insert as {@code Sending}, leased to this node; the store sets lease and due time
 * from the database's clock.
 *
 * @param id the attempt
 * @param orderId the drawdown or repayment
 * @param orderKind which of the two
 * @param sequence one more than the order's last attempt
 * @param kind which way
 * @param channel the channel's code
 * @param cardId the card paid or debited
 * @param agreementReference the provider's reference of the agreement; empty for payouts
 * @param amount what is to move
 * @param createdAt now
 * @param otherChannels codes of the channels that routing would have chosen from next; known to
 *     whoever decided only, and not stored
 */
public record NewAttempt(
    UUID id,
    UUID orderId,
    OrderKind orderKind,
    int sequence,
    MovementKind kind,
    String channel,
    UUID cardId,
    String agreementReference,
    Money amount,
    Instant createdAt,
    Set<String> otherChannels) {

  public NewAttempt {
    otherChannels = Set.copyOf(otherChannels);
  }

  /** An attempt of which no other channel is known. */
  public NewAttempt(
      UUID id,
      UUID orderId,
      OrderKind orderKind,
      int sequence,
      MovementKind kind,
      String channel,
      UUID cardId,
      String agreementReference,
      Money amount,
      Instant createdAt) {
    this(
        id,
        orderId,
        orderKind,
        sequence,
        kind,
        channel,
        cardId,
        agreementReference,
        amount,
        createdAt,
        Set.of());
  }
}
