package io.ebbgate.sandbox.protocol;

/**
 * A debit agreement.
 *
 * @param merchant whose
 * @param number the provider's number of it
 * @param counterparty the card, masked
 * @param state how far it is
 */
public record Agreement(String merchant, String number, String counterparty, State state) {

  /** The code that the sandbox's customers type; any other is wrong. */
  public static final String CUSTOMER_CODE = "123456";

  /** How far an agreement is. */
  public enum State {
    STARTED,
    ACTIVE,
    CANCELLED
  }

  /** The same in another state. */
  public Agreement state(State changed) {
    return new Agreement(merchant, number, counterparty, changed);
  }
}
