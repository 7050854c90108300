package io.ebbgate.gateway.usecase.seeding;

import io.ebbgate.core.money.Money;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Where seeds go. */
public interface SeedStore {

  /** Writes all of it or nothing; what is there already stays as it is. */
  Future<SeedReport> plant(Sealed seed, Instant at);

  /**
   * A seed as it is stored.
   *
   * @param products documents by code
   * @param funders documents by code
   * @param channels documents by code
   * @param lines with customers and cards
   */
  record Sealed(
      Map<String, Map<String, Object>> products,
      Map<String, Map<String, Object>> funders,
      Map<String, Map<String, Object>> channels,
      List<SealedLine> lines) {}

  /**
   * A line to be opened, with identifiers for the case that all of it is new.
   *
   * @param clientName whose
   * @param clientId of the client
   * @param customerId of the customer
   * @param lineId of the line
   * @param reference the lending app's number of the customer
   * @param name sealed
   * @param phone sealed
   * @param phoneTail the last four digits
   * @param limit what may be owed
   * @param repaymentDay 1 to 31
   * @param state of the line
   * @param card to be bound
   */
  record SealedLine(
      String clientName,
      UUID clientId,
      UUID customerId,
      UUID lineId,
      String reference,
      Buffer name,
      Buffer phone,
      String phoneTail,
      Money limit,
      int repaymentDay,
      String state,
      Optional<SealedCard> card) {}

  /**
   * A card to be bound.
   *
   * @param id of the card
   * @param number sealed
   * @param digest equal for equal numbers
   * @param holder sealed
   * @param tail the last four digits
   * @param bank the bank's code
   * @param agreements active ones
   */
  record SealedCard(
      UUID id,
      Buffer number,
      Buffer digest,
      Buffer holder,
      String tail,
      String bank,
      List<SealedAgreement> agreements) {}

  /**
   * An active agreement.
   *
   * @param id of the agreement
   * @param channel with which channel
   * @param providerReference the provider's reference
   */
  record SealedAgreement(UUID id, String channel, String providerReference) {}
}
