package io.ebbgate.gateway.server.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The address of a PostgreSQL database, which holds a password: no message repeats it. */
public final class DatabaseAddress {
  static final String SETTING = "database.uri";
  static final String ALLOWED = "postgresql://user:password@host:port/database";
  static final String PROBLEM = "is no address of a PostgreSQL database";
  private static final int MOST_PORT = 65_535;

  private DatabaseAddress() {}

  /**
   * The address in the environment, for who needs no other setting of the configuration.
   *
   * @return empty when none is there
   * @throws ConfigMistakes when it is none
   */
  public static Optional<String> in(Map<String, String> environment) {
    // The full name wins, as it does when the whole configuration is read.
    return Stream.of(ConfigLayers.variable(SETTING), ConfigLayers.alias(SETTING))
        .filter(name -> !environment.getOrDefault(name, "").isBlank())
        .findFirst()
        .map(name -> checked(name, environment.getOrDefault(name, "").strip()));
  }

  private static String checked(String variable, String text) {
    if (!serves(text)) {
      var problem = PROBLEM + " (from " + variable + ")";
      throw new ConfigMistakes(List.of(new ConfigMistake(SETTING, problem, ALLOWED)));
    }
    return text;
  }

  static boolean serves(String text) {
    try {
      var uri = new URI(text);
      var scheme = Optional.ofNullable(uri.getScheme()).orElse("");
      var path = Optional.ofNullable(uri.getPath()).orElse("");
      return (scheme.equals("postgresql") || scheme.equals("postgres"))
          && uri.getHost() != null
          && uri.getPort() != 0
          && uri.getPort() <= MOST_PORT
          && path.length() > 1;
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
