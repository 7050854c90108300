package io.ebbgate.connectors.spi.exchange;

/** What the provider says about an agreement. */
public sealed interface AgreementReply {
  /**
   * Waiting for the customer's code.
   *
   * @param agreementReference the provider's reference
   */
  record Started(String agreementReference) implements AgreementReply {}

  /**
   * Signed: debits may be sent.
   *
   * @param agreementReference the provider's reference
   */
  record Active(String agreementReference) implements AgreementReply {}

  /** Ended: no more debits. */
  record Cancelled() implements AgreementReply {}

  /**
   * The provider says no.
   *
   * @param providerCode its code
   * @param wrongCode whether the customer's code was wrong, so that another try makes sense
   */
  record Declined(String providerCode, boolean wrongCode) implements AgreementReply {}

  /**
   * No certain answer; asking again is safe.
   *
   * @param detail for people
   */
  record Unavailable(String detail) implements AgreementReply {}
}
