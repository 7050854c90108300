package io.ebbgate.sandbox.protocol;

import org.jspecify.annotations.Nullable;

/**
 * An account at the provider.
 *
 * @param id its number, unique over all protocols
 * @param secret what both sides sign with
 * @param notifyUrl where callbacks go when an order does not say; null for nowhere
 */
public record Merchant(String id, String secret, @Nullable String notifyUrl) {

  /** A merchant whose orders say where callbacks go. */
  public Merchant(String id, String secret) {
    this(id, secret, null);
  }

  /** Shows no secret. */
  @Override
  public String toString() {
    return "Merchant[" + id + "]";
  }
}
