package io.ebbgate.connectors.spi.exchange;

import io.ebbgate.core.movement.MovementKind;
import io.ebbgate.core.movement.Outcome;

/** What a callback turned out to be. */
public sealed interface CallbackReading {

  /**
   * Signed by the provider and readable.
   *
   * @param reference our reference, as the provider names it
   * @param kind which way the money moved
   * @param outcome what it says
   * @param providerCode the provider's code
   * @param nonce unique for each delivery; the same one again is a replay
   * @param digest SHA-256 in lower-case hex of the raw body
   */
  record Genuine(
      String reference,
      MovementKind kind,
      Outcome outcome,
      String providerCode,
      String nonce,
      String digest)
      implements CallbackReading {}

  /**
   * Not to be believed.
   *
   * @param problem what is wrong
   * @param detail for people; repeats nothing of the body
   */
  record Refused(Problem problem, String detail) implements CallbackReading {}

  /** Why a callback is not believed. */
  enum Problem {
    SIGNATURE_MISSING,
    SIGNATURE_WRONG,
    STALE,
    UNREADABLE
  }

  /**
   * What to answer the provider when a genuine callback is stored.
   *
   * @param contentType the answer's content type
   * @param body the answer's body
   */
  record Acknowledgement(String contentType, String body) {
    /** What most providers are content with. */
    public static final Acknowledgement PLAIN =
        new Acknowledgement("application/json", "{\"received\":true}");
  }
}
