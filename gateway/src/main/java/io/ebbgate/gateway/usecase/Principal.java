package io.ebbgate.gateway.usecase;

import java.util.Set;
import java.util.UUID;

/**
 * Who asks.
 *
 * @param clientId the client that the API key belongs to
 * @param scopes what the key allows
 */
public record Principal(UUID clientId, Set<Scope> scopes) {
  public Principal {
    scopes = Set.copyOf(scopes);
  }

  /** Whether the key allows this. */
  public boolean may(Scope scope) {
    return scopes.contains(scope);
  }
}
