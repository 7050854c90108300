package io.ebbgate.core.movement;

/**
 * The provider took the request and has not finished it.
 *
 * @param providerCode the provider's own code
 */
public record Pending(String providerCode) implements Outcome {}
