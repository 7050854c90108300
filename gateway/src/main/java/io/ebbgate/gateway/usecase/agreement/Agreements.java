package io.ebbgate.gateway.usecase.agreement;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Where agreements are kept. */
public interface Agreements {

  /** The customer of a client's card; empty when the client has no such card. */
  Future<Optional<UUID>> customerOfCard(UUID clientId, UUID cardId);

  /** Stores a new agreement, unless the card has one alive with the channel: answers that then. */
  Future<Agreement> addUnlessAlive(Agreement fresh);

  /** The newest agreement of a client's card with a channel. */
  Future<Optional<Agreement>> newest(UUID clientId, UUID cardId, String channel);

  /**
   * Changes an agreement if it is still of the version at hand; empty when somebody was faster.
   *
   * @param seen what was decided on
   * @param state where to
   * @param providerReference the provider's reference
   * @param at now
   */
  Future<Optional<Agreement>> advance(
      Agreement seen, AgreementState state, String providerReference, Instant at);
}
