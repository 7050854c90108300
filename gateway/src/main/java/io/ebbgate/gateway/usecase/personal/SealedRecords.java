package io.ebbgate.gateway.usecase.personal;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads what is stored sealed. */
public interface SealedRecords {

  /** These cards, in any order, without those that are not there. */
  Future<List<SealedCard>> cards(Collection<UUID> cardIds);

  /** A customer's phone number; empty when there is no such customer. */
  Future<Optional<Buffer>> phone(UUID customerId);

  /**
   * A card as stored.
   *
   * @param id the card
   * @param number sealed
   * @param holder sealed
   * @param bank the bank's code, in clear
   */
  record SealedCard(UUID id, Buffer number, Buffer holder, String bank) {}
}
