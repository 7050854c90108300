package io.ebbgate.gateway.usecase.repayment.taking;

import io.ebbgate.gateway.usecase.movement.rows.account.CardRow;
import java.util.UUID;

/**
 * A card that is to be debited.
 *
 * @param clientId the client that it was bound by
 * @param card the card with its active agreements
 */
public record DebitCard(UUID clientId, CardRow card) {}
