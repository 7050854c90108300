package io.ebbgate.sandbox.protocol;

import io.ebbgate.core.money.Money;
import io.ebbgate.sandbox.book.BookKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A movement that a merchant asks for, read and authenticated.
 *
 * @param merchant who asks
 * @param reference the merchant's reference
 * @param kind payout or debit
 * @param amount how much; positive
 * @param counterparty the card, masked by {@link #masked}
 * @param agreement the agreement behind a debit; empty for payouts
 * @param validUntil when it arrives later it is refused and never moves
 * @param notifyUrl where its callbacks go; null for nowhere
 */
public record Order(
    Merchant merchant,
    String reference,
    BookKind kind,
    Money amount,
    String counterparty,
    String agreement,
    Instant validUntil,
    @Nullable String notifyUrl) {

  /** The last four digits of a card number behind stars. */
  public static String masked(String number) {
    return "****" + number.substring(Math.max(0, number.length() - 4));
  }
}
