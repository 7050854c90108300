package io.ebbgate.gateway.usecase.movement.rows;

import io.ebbgate.core.money.Money;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A drawdown, without the texts that no decision needs.
 *
 * @param id the drawdown
 * @param clientId whose
 * @param customerId the customer
 * @param lineId its credit line
 * @param cardId the payee card
 * @param amount the principal
 * @param product the product's code
 * @param productVersion the version of the terms that hold for it
 * @param termMonths the term
 * @param annualRatePpm the rate in parts per million
 * @param funder who lends
 * @param state {@code Refused}, {@code Submitted}, {@code Disbursed}, {@code Failed}, {@code
 *     Disputed} or {@code Returned}
 * @param failureReason why it failed
 * @param loanId the loan that it became
 * @param version as loaded
 * @param createdAt when it was taken
 * @param endedAt when it ended
 */
public record DrawdownRow(
    UUID id,
    UUID clientId,
    UUID customerId,
    UUID lineId,
    UUID cardId,
    Money amount,
    String product,
    int productVersion,
    int termMonths,
    long annualRatePpm,
    String funder,
    String state,
    Optional<String> failureReason,
    Optional<UUID> loanId,
    long version,
    Instant createdAt,
    Optional<Instant> endedAt) {

  /** The same drawdown in another state. */
  public DrawdownRow in(
      String newState,
      Optional<String> newFailureReason,
      Optional<UUID> newLoanId,
      Optional<Instant> newEndedAt) {
    return new DrawdownRow(
        id,
        clientId,
        customerId,
        lineId,
        cardId,
        amount,
        product,
        productVersion,
        termMonths,
        annualRatePpm,
        funder,
        newState,
        newFailureReason,
        newLoanId,
        version,
        createdAt,
        newEndedAt);
  }
}
