package io.ebbgate.gateway.server.config;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One value before it has a type.
 *
 * @param value what was written; a text for anything from the environment
 * @param environmentVariable the variable that it came from; empty for the file and the defaults
 */
record ConfigLeaf(JsonNode value, String environmentVariable) {

  boolean isAbsent() {
    return value.isNull();
  }

  boolean fromEnvironment() {
    return !environmentVariable.isEmpty();
  }

  /** Where it came from, as an addition to a message. */
  String origin() {
    return fromEnvironment() ? " (from " + environmentVariable + ")" : "";
  }
}
