package io.ebbgate.connectors.spi.exchange;

/**
 * The customer's card in clear, for the wire only.
 *
 * @param number the card number
 * @param holder the holder's name
 * @param bank the bank's code
 */
public record AccountDetails(String number, String holder, String bank) {

  /** Shows the last four digits only. */
  @Override
  public String toString() {
    return "AccountDetails[****" + number.substring(Math.max(0, number.length() - 4)) + "]";
  }
}
