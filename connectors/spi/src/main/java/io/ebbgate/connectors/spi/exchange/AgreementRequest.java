package io.ebbgate.connectors.spi.exchange;

/**
 * Asks for a debit agreement.
 *
 * @param reference our reference of the agreement
 * @param account the card
 * @param phone the phone number that the provider sends its code to
 */
public record AgreementRequest(String reference, AccountDetails account, String phone) {

  /** Shows neither card nor phone. */
  @Override
  public String toString() {
    return "AgreementRequest[reference=" + reference + "]";
  }
}
