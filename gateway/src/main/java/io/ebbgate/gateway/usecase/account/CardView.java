package io.ebbgate.gateway.usecase.account;

import java.time.Instant;
import java.util.UUID;

/**
 * A bound card, masked.
 *
 * @param id the card
 * @param customerId whose
 * @param maskedNumber asterisks and the last four digits
 * @param bank the bank's code
 * @param createdAt when it was bound
 */
public record CardView(
    UUID id, UUID customerId, String maskedNumber, String bank, Instant createdAt) {}
