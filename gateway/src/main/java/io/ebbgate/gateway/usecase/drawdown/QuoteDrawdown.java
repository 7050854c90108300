package io.ebbgate.gateway.usecase.drawdown;

import io.ebbgate.core.money.Money;
import java.util.UUID;

/**
 * Asks what a drawdown would cost.
 *
 * @param lineId the credit line
 * @param amount the principal
 * @param product the product's code
 * @param termMonths the term
 */
public record QuoteDrawdown(UUID lineId, Money amount, String product, int termMonths) {}
