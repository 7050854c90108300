package io.ebbgate.gateway.usecase.account;

import java.util.UUID;

/**
 * Binds a card to a customer.
 *
 * @param customerId the customer
 * @param number the card's number, 12 to 19 digits that pass the Luhn check (ISO/IEC 7812-1)
 * @param holder the holder's name
 * @param bank the bank's code, 2 to 16 capital letters or digits
 */
public record BindCard(UUID customerId, String number, String holder, String bank) {

  /** Shows the last four digits only. */
  @Override
  public String toString() {
    return "BindCard[customer="
        + customerId
        + ", ****"
        + number.substring(number.length() - 4)
        + "]";
  }
}
