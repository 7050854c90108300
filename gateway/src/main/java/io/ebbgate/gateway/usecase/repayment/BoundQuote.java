package io.ebbgate.gateway.usecase.repayment;

import io.ebbgate.core.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * What a customer was told that they owe, all components in one currency.
 *
 * @param loanId the loan
 * @param loanVersion the version of the loan that was quoted; another one means that what is owed
 *     may have changed
 * @param kind of repayment
 * @param valueDate interest is counted to this date
 * @param principal of the amount
 * @param interest of the amount
 * @param fee of the amount
 * @param penalty of the amount
 * @param expiresAt until when the quote holds, in whole milliseconds
 */
public record BoundQuote(
    UUID loanId,
    long loanVersion,
    String kind,
    LocalDate valueDate,
    Money principal,
    Money interest,
    Money fee,
    Money penalty,
    Instant expiresAt) {

  /** The sum of the components. */
  public Money amount() {
    return principal.plus(interest).plus(fee).plus(penalty);
  }
}
