package io.ebbgate.gateway.usecase.drawdown.taking;

import io.ebbgate.gateway.usecase.movement.rows.account.LineRow;
import java.util.Optional;
import java.util.UUID;

/**
 * What the database knows of a request before anything is decided; read without a lock.
 *
 * @param line the client's line of that id
 * @param card the client's card of that id
 * @param overdue whether a loan of the line's customer is overdue
 */
public record Known(Optional<LineRow> line, Optional<PayeeCard> card, boolean overdue) {

  /**
   * The payee card.
   *
   * @param id the card
   * @param customerId whose
   * @param bank the bank's code
   */
  public record PayeeCard(UUID id, UUID customerId, String bank) {}

  /**
   * What to look for.
   *
   * @param clientId who asks; what belongs to another client is not there
   * @param lineId the line
   * @param cardId the card
   */
  public record Question(UUID clientId, UUID lineId, UUID cardId) {}
}
