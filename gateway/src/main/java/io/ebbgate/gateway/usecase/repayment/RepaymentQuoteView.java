package io.ebbgate.gateway.usecase.repayment;

import io.ebbgate.core.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * What is owed, by component.
 *
 * @param quoteId the signed quote, to be named by the repayment
 * @param loanId the loan
 * @param kind of repayment
 * @param valueDate interest is counted to this date
 * @param amount the sum of the components
 * @param principal of it
 * @param interest of it
 * @param fee of it
 * @param penalty of it
 * @param expiresAt until when the quote holds
 */
public record RepaymentQuoteView(
    String quoteId,
    UUID loanId,
    String kind,
    LocalDate valueDate,
    Money amount,
    Money principal,
    Money interest,
    Money fee,
    Money penalty,
    Instant expiresAt) {}
