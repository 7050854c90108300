package io.ebbgate.gateway.usecase.movement.rows.account;

import java.util.Map;
import java.util.UUID;

/**
 * What decisions may know of a card.
 *
 * @param id the card
 * @param customerId whose
 * @param tail the last four digits
 * @param bank the bank's code
 * @param activeAgreements the provider's reference of the active agreement, by channel
 */
public record CardRow(
    UUID id, UUID customerId, String tail, String bank, Map<String, String> activeAgreements) {
  public CardRow {
    activeAgreements = Map.copyOf(activeAgreements);
  }
}
