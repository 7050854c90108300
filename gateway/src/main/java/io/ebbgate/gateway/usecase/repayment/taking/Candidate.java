package io.ebbgate.gateway.usecase.repayment.taking;

import io.ebbgate.gateway.usecase.IdempotencyKey;
import io.ebbgate.gateway.usecase.repayment.BoundQuote;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A repayment that somebody asks for, with everything that does not change when its batch has to be
 * run again.
 *
 * @param repaymentId the identifier that it gets when it is kept
 * @param attemptId the identifier that its first attempt gets
 * @param key its idempotency key; the client that asks is the key's
 * @param cardId the card to debit
 * @param quote the quote that the customer saw: ours and unchanged
 * @param expired whether the quote no longer held when it was asked for; only an earlier answer to
 *     the same key can be given then
 * @param today the business date, to which interest runs
 * @param at when it was asked for
 */
public record Candidate(
    UUID repaymentId,
    UUID attemptId,
    IdempotencyKey key,
    UUID cardId,
    BoundQuote quote,
    boolean expired,
    LocalDate today,
    Instant at) {

  /** Who asks. */
  public UUID clientId() {
    return key.clientId();
  }

  /** The loan to repay. */
  public UUID loanId() {
    return quote.loanId();
  }
}
