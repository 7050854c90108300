package io.ebbgate.gateway.server.config;

/**
 * A value that must not be shown: it prints as three stars.
 *
 * @param value what it hides
 */
public record Secret(String value) {

  @Override
  public String toString() {
    return "***";
  }
}
