package io.ebbgate.sandbox.book;

import io.ebbgate.core.money.Money;
import java.time.Instant;

/**
 * One movement of money that happened.
 *
 * @param merchant whose account at the provider
 * @param reference the merchant's reference
 * @param providerReference the provider's own number
 * @param kind which way
 * @param amount how much
 * @param counterparty the card, masked to its last four digits
 * @param movedAt when, in whole milliseconds
 */
public record BookRow(
    String merchant,
    String reference,
    String providerReference,
    BookKind kind,
    Money amount,
    String counterparty,
    Instant movedAt) {

  /** What the book says of every row: money that did not move has no row. */
  public static final String STATE = "Moved";
}
