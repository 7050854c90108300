package io.ebbgate.gateway.http;

import java.util.Map;

/**
 * Whether this node should be given requests.
 *
 * @param ready whether it should
 * @param checks what was looked at, and in which state it is, for people
 */
public record Readiness(boolean ready, Map<String, String> checks) {
  public Readiness {
    checks = Map.copyOf(checks);
  }
}
