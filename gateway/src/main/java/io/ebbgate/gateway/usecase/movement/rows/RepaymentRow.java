package io.ebbgate.gateway.usecase.movement.rows;

import io.ebbgate.core.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * A repayment.
 *
 * @param id the repayment
 * @param clientId whose
 * @param customerId the customer
 * @param lineId the loan's credit line
 * @param loanId the loan
 * @param cardId the card debited
 * @param kind {@code SCHEDULED}, {@code EARLY_FULL}, {@code EARLY_PARTIAL} or {@code OVERDUE}
 * @param amount the sum of the components
 * @param principal of it
 * @param interest of it
 * @param fee of it
 * @param penalty of it
 * @param valueDate interest is counted to this date
 * @param loanVersion the loan's version that the customer's quote was made of
 * @param state {@code Refused}, {@code Submitted}, {@code Succeeded}, {@code Failed} or {@code
 *     Disputed}
 * @param failureReason why it failed
 * @param version as loaded
 * @param createdAt when it was taken
 * @param endedAt when it ended
 */
public record RepaymentRow(
    UUID id,
    UUID clientId,
    UUID customerId,
    UUID lineId,
    UUID loanId,
    UUID cardId,
    String kind,
    Money amount,
    Money principal,
    Money interest,
    Money fee,
    Money penalty,
    LocalDate valueDate,
    long loanVersion,
    String state,
    Optional<String> failureReason,
    long version,
    Instant createdAt,
    Optional<Instant> endedAt) {

  /** The same repayment in another state. */
  public RepaymentRow in(
      String newState, Optional<String> newFailureReason, Optional<Instant> newEndedAt) {
    return new RepaymentRow(
        id,
        clientId,
        customerId,
        lineId,
        loanId,
        cardId,
        kind,
        amount,
        principal,
        interest,
        fee,
        penalty,
        valueDate,
        loanVersion,
        newState,
        newFailureReason,
        version,
        createdAt,
        newEndedAt);
  }
}
