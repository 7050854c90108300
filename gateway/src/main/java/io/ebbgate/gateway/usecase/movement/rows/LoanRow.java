package io.ebbgate.gateway.usecase.movement.rows;

import io.ebbgate.core.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * A loan.
 *
 * @param id the loan
 * @param drawdownId the drawdown that it was
 * @param clientId whose
 * @param customerId the customer
 * @param lineId its credit line
 * @param cardId the card that was paid
 * @param principal what was lent
 * @param outstanding the principal still owed
 * @param product the product's code
 * @param productVersion the version of the terms that hold for it
 * @param annualRatePpm the rate in parts per million
 * @param funder who lent
 * @param valueDate from when interest runs
 * @param interestFrom interest is paid up to this date
 * @param state {@code Active}, {@code Settled} or {@code Voided}
 * @param version as loaded; 1 for a new loan
 * @param createdAt when it was booked
 * @param settledAt when nothing was owed any more
 * @param standing what people have ordered about it
 */
public record LoanRow(
    UUID id,
    UUID drawdownId,
    UUID clientId,
    UUID customerId,
    UUID lineId,
    UUID cardId,
    Money principal,
    Money outstanding,
    String product,
    int productVersion,
    long annualRatePpm,
    String funder,
    LocalDate valueDate,
    LocalDate interestFrom,
    String state,
    long version,
    Instant createdAt,
    Optional<Instant> settledAt,
    LoanStanding standing) {

  /** The same loan after its payout came back: nothing is owed. */
  public LoanRow voided() {
    return in("Voided", Money.zero(principal.currency()), interestFrom, settledAt);
  }

  /** The same loan after people have ordered something about it. */
  public LoanRow with(LoanStanding other) {
    return new LoanRow(
        id,
        drawdownId,
        clientId,
        customerId,
        lineId,
        cardId,
        principal,
        outstanding,
        product,
        productVersion,
        annualRatePpm,
        funder,
        valueDate,
        interestFrom,
        state,
        version,
        createdAt,
        settledAt,
        other);
  }

  /** The same loan after a repayment. */
  public LoanRow in(
      String newState,
      Money newOutstanding,
      LocalDate newInterestFrom,
      Optional<Instant> newSettledAt) {
    return new LoanRow(
        id,
        drawdownId,
        clientId,
        customerId,
        lineId,
        cardId,
        principal,
        newOutstanding,
        product,
        productVersion,
        annualRatePpm,
        funder,
        valueDate,
        newInterestFrom,
        newState,
        version,
        createdAt,
        newSettledAt,
        standing);
  }
}
