package io.ebbgate.gateway.usecase.drawdown;

import io.ebbgate.core.money.AnnualRate;
import io.ebbgate.core.money.Money;
import java.time.Instant;
import java.util.UUID;

/**
 * What a funder offers and a contract can bind.
 *
 * @param clientId who asked
 * @param lineId the credit line
 * @param amount the principal
 * @param product the product's code
 * @param productVersion the version of its terms that was quoted
 * @param termMonths the term
 * @param funder who would lend
 * @param annualRate the nominal rate
 * @param expiresAt until when the offer holds, in whole milliseconds
 */
public record Offer(
    UUID clientId,
    UUID lineId,
    Money amount,
    String product,
    int productVersion,
    int termMonths,
    String funder,
    AnnualRate annualRate,
    Instant expiresAt) {}
