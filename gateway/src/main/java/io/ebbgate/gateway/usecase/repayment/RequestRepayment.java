package io.ebbgate.gateway.usecase.repayment;

import io.ebbgate.core.money.Money;
import java.util.UUID;

/**
 * Asks to collect a repayment from a card.
 *
 * @param loanId the loan
 * @param cardId the card to debit
 * @param quoteId the quote that the customer saw
 * @param amount the quote's amount, repeated
 */
public record RequestRepayment(UUID loanId, UUID cardId, String quoteId, Money amount) {}
