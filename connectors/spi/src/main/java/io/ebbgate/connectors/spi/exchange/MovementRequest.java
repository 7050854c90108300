package io.ebbgate.connectors.spi.exchange;

import io.ebbgate.core.money.Money;
import java.time.Instant;

/**
 * One attempt to move money.
 *
 * @param reference our reference, unique for ever, the same on every resend
 * @param amount what is to move; positive
 * @param account the card that pays or is paid
 * @param agreementReference the provider's reference of the agreement; empty for payouts
 * @param validUntil the provider must refuse the request when it arrives later
 * @param purpose a short text for the customer's statement
 */
public record MovementRequest(
    String reference,
    Money amount,
    AccountDetails account,
    String agreementReference,
    Instant validUntil,
    String purpose) {

  /** Shows neither card nor name. */
  @Override
  public String toString() {
    return "MovementRequest[reference=" + reference + ", amount=" + amount + "]";
  }
}
