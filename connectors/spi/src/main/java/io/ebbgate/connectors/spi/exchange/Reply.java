package io.ebbgate.connectors.spi.exchange;

import io.ebbgate.core.movement.NotMoved;
import io.ebbgate.core.movement.Outcome;

/**
 * What the provider answered, read.
 *
 * @param outcome what it says about the money
 * @param providerCode the provider's code, or an empty string when there was no readable answer
 * @param digest SHA-256 in lower-case hex of the raw answer, or an empty string when there was none
 * @param withoutRoom nothing was sent since all connections of the connector were taken: that says
 *     nothing about the provider
 */
public record Reply(Outcome outcome, String providerCode, String digest, boolean withoutRoom) {

  /** An answer, or what is known without one. */
  public Reply(Outcome outcome, String providerCode, String digest) {
    this(outcome, providerCode, digest, false);
  }

  /** Not a byte was sent, since no connection was free. */
  public static Reply noRoom() {
    return new Reply(new NotMoved(NotMoved.Reason.NOT_SENT, ""), "", "", true);
  }
}
