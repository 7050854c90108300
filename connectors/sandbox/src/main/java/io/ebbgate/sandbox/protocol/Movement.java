package io.ebbgate.sandbox.protocol;

/**
 * An order that the provider has taken, as it stands.
 *
 * @param order what was asked by the first request of its reference
 * @param providerReference the provider's own number
 * @param standing how far it is
 */
public record Movement(Order order, String providerReference, Standing standing) {

  /** The same order, standing otherwise. */
  public Movement standing(Standing changed) {
    return new Movement(order, providerReference, changed);
  }
}
