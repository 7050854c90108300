package io.ebbgate.gateway.usecase.personal;

import java.util.UUID;

/**
 * Seals personal data for the database and opens it again. Implementations are thread-safe and
 * quick enough for an event loop (microseconds a call).
 */
public interface PersonalData {

  /** What can be sealed. A sealed value opens only as the same field of the same row. */
  enum Field {
    CUSTOMER_NAME,
    CUSTOMER_PHONE,
    CARD_NUMBER,
    CARD_HOLDER
  }

  /**
   * Encrypts a text; two calls never give the same bytes.
   *
   * @param field what it is
   * @param rowId the customer or card that it belongs to
   * @param clear the text
   */
  byte[] seal(Field field, UUID rowId, String clear);

  /**
   * Decrypts what {@link #seal} made.
   *
   * @throws IllegalArgumentException when the bytes are not ours, were changed, or belong to
   *     another field or row; the message repeats nothing of them
   */
  String open(Field field, UUID rowId, byte[] sealed);

  /**
   * A keyed digest of a card number, 32 bytes: equal for equal numbers, useless without the key.
   */
  byte[] cardDigest(String number);
}
