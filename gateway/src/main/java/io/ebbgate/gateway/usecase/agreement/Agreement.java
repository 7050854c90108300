package io.ebbgate.gateway.usecase.agreement;

import io.ebbgate.gateway.usecase.account.AgreementView;
import java.time.Instant;
import java.util.UUID;

/**
 * An agreement as stored.
 *
 * @param id the agreement; its public form is our reference at the provider
 * @param clientId whose
 * @param cardId of which card
 * @param channel with which channel
 * @param state where it is
 * @param providerReference the provider's reference; empty until it told one
 * @param version counts its changes
 * @param updatedAt of the last change
 */
public record Agreement(
    UUID id,
    UUID clientId,
    UUID cardId,
    String channel,
    AgreementState state,
    String providerReference,
    long version,
    Instant updatedAt) {

  /** What the lending app may see. */
  public AgreementView view() {
    return new AgreementView(id, cardId, channel, state.text(), updatedAt);
  }
}
