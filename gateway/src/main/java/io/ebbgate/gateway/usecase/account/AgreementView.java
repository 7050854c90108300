package io.ebbgate.gateway.usecase.account;

import java.time.Instant;
import java.util.UUID;

/**
 * A debit agreement of a card with a channel.
 *
 * @param id the agreement
 * @param cardId the card
 * @param channel the channel's code
 * @param state {@code Requested}, {@code AwaitingCode}, {@code Active}, {@code Declined} or {@code
 *     Cancelled}
 * @param updatedAt when it came to this state
 */
public record AgreementView(
    UUID id, UUID cardId, String channel, String state, Instant updatedAt) {}
