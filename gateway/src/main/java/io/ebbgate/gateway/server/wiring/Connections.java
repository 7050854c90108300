package io.ebbgate.gateway.server.wiring;

import java.util.List;

/**
 * How many channels there are, and which of them cannot be used here.
 *
 * @param channels all that the terms name
 * @param missing codes of those without a connector, sorted
 */
record Connections(int channels, List<String> missing) {
  Connections {
    missing = List.copyOf(missing);
  }

  /** Whether an order could be sent at all. Before the first seeding nothing is amiss. */
  boolean usable() {
    return channels == 0 || missing.size() < channels;
  }

  /** For people. */
  String told() {
    var those = channels - missing.size() + " of " + channels + " channels";
    return missing.isEmpty()
        ? those
        : those + ", without a connector: " + String.join(", ", missing);
  }
}
