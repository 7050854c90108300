package io.ebbgate.gateway.usecase.drawdown;

import io.ebbgate.core.money.Money;
import java.time.Instant;
import java.util.UUID;

/**
 * Asks for money.
 *
 * @param lineId the credit line
 * @param cardId the payee card, bound to the line's customer
 * @param amount the principal, paid out whole
 * @param product the product's code
 * @param termMonths the term
 * @param contractReference the lending app's reference of the signed contract
 * @param offerId the offer that the contract binds
 * @param authenticationMethod how the customer proved who they are, such as {@code FACE} or {@code
 *     SMS_CODE}
 * @param authenticationReference the proof's reference
 * @param authenticatedAt when
 */
public record RequestDrawdown(
    UUID lineId,
    UUID cardId,
    Money amount,
    String product,
    int termMonths,
    String contractReference,
    String offerId,
    String authenticationMethod,
    String authenticationReference,
    Instant authenticatedAt) {}
