package io.ebbgate.connectors.spi;

import java.util.List;

/** Makes connectors of one provider; found by {@link java.util.ServiceLoader}. */
public interface ConnectorFactory {

  /** The provider's short name, as in a channel's {@code connector} setting. */
  String name();

  /**
   * The settings that a channel of this provider takes; anything else in a channel's settings is a
   * mistake.
   */
  List<Setting> settings();

  /**
   * Makes the connector of one channel.
   *
   * @throws IllegalArgumentException naming every setting that is missing or wrong
   */
  Connector create(ConnectorEnvironment environment);

  /**
   * One setting of a channel.
   *
   * @param key its name
   * @param meaning for people, with its unit
   * @param required whether the channel does not work without it
   * @param secret whether its value must never be shown
   */
  record Setting(String key, String meaning, boolean required, boolean secret) {}
}
