package io.ebbgate.gateway.usecase.account;

import io.ebbgate.gateway.usecase.IdempotencyKey;
import io.ebbgate.gateway.usecase.Kept;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.UUID;

/** Where cards are kept, sealed. */
public interface Cards {

  /**
   * Stores a card and the key, all or nothing. Fails with {@link
   * io.ebbgate.gateway.usecase.Rejected} when the key was used for another request, the client has
   * no such customer, or the customer has the card already; nothing is stored then.
   */
  Future<Kept<CardView>> bind(NewCard card);

  /**
   * A card to be stored.
   *
   * @param key of the request; names the client
   * @param id of the card
   * @param customerId whose
   * @param numberSealed the number
   * @param numberDigest equal for equal numbers
   * @param holderSealed the holder's name
   * @param tail the last four digits
   * @param bank the bank's code
   * @param createdAt now
   */
  record NewCard(
      IdempotencyKey key,
      UUID id,
      UUID customerId,
      Buffer numberSealed,
      Buffer numberDigest,
      Buffer holderSealed,
      String tail,
      String bank,
      Instant createdAt) {

    /** Shows the last four digits only. */
    @Override
    public String toString() {
      return "NewCard[" + id + ", ****" + tail + "]";
    }
  }
}
