package io.ebbgate.gateway.server.command;

import io.ebbgate.gateway.server.config.DatabaseAddress;
import io.ebbgate.gateway.server.config.GatewayConfig;
import io.ebbgate.gateway.server.config.GatewayConfigReader;
import io.ebbgate.gateway.server.database.EmbeddedDatabase;
import io.ebbgate.gateway.server.database.EmbeddedDatabaseOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The database that {@code serve} has with the same settings, for a command beside it: the one that
 * is named, the embedded one where it runs, or the embedded one run for the length of the command.
 * Blocking; for one thread.
 */
public final class ConfiguredDatabase implements AutoCloseable {
  private final Supplier<GatewayConfig> config;
  private final Optional<EmbeddedDatabase> own;
  private final String uri;

  private ConfiguredDatabase(Supplier<GatewayConfig> config, String uri) {
    this.config = config;
    this.own = Optional.empty();
    this.uri = uri;
  }

  private ConfiguredDatabase(Supplier<GatewayConfig> config, EmbeddedDatabase own) {
    this.config = config;
    this.own = Optional.of(own);
    this.uri = own.uri();
  }

  /**
   * Finds the database, and starts the embedded one, on a new data folder if need be, when none
   * runs.
   *
   * @param file the configuration file, if one is named; otherwise EBBGATE_CONFIG may name one
   * @param environment the process's variables
   * @throws io.ebbgate.gateway.server.config.ConfigMistakes when the configuration is needed and
   *     wrong
   * @throws io.ebbgate.gateway.server.database.EmbeddedDatabaseException when the embedded one does
   *     not start
   */
  public static ConfiguredDatabase open(Optional<Path> file, Map<String, String> environment) {
    var config = reader(file, environment);
    return named(config, environment).orElseGet(() -> embedded(config));
  }

  /**
   * The same, but empty when no database is named and nothing was ever stored in the embedded one:
   * for who only reads.
   */
  public static Optional<ConfiguredDatabase> openExisting(
      Optional<Path> file, Map<String, String> environment) {
    var config = reader(file, environment);
    return named(config, environment)
        .or(() ->
            Files.isDirectory(config.get().database().embeddedDataFolder())
                ? Optional.of(embedded(config))
                : Optional.empty());
  }

  private static Supplier<GatewayConfig> reader(
      Optional<Path> file, Map<String, String> environment) {
    var chosen =
        file.or(() -> Optional.ofNullable(environment.get("EBBGATE_CONFIG")).map(Path::of));
    return () -> GatewayConfigReader.read(chosen, environment);
  }

  private static Optional<ConfiguredDatabase> named(
      Supplier<GatewayConfig> config, Map<String, String> environment) {
    // Who only reads or makes keys needs no master key: the address is enough.
    return DatabaseAddress.in(environment)
        .or(() -> config.get().database().uri().map(uri -> uri.value()))
        .map(uri -> new ConfiguredDatabase(config, uri));
  }

  private static ConfiguredDatabase embedded(Supplier<GatewayConfig> config) {
    var settings = config.get().database();
    return EmbeddedDatabase.uriOfRunning(settings.embeddedDataFolder())
        .map(uri -> new ConfiguredDatabase(config, uri))
        .orElseGet(() ->
            new ConfiguredDatabase(
                config,
                EmbeddedDatabase.start(
                    EmbeddedDatabaseOptions.in(settings.embeddedDataFolder())
                        .withPort(settings.embeddedPort()))));
  }

  /** {@code postgresql://user:password@host:port/name}. It holds a password: never log it. */
  public String uri() {
    return uri;
  }

  /** The whole configuration, read and checked now. */
  GatewayConfig config() {
    return config.get();
  }

  /** Stops the server if this started it. */
  @Override
  public void close() {
    own.ifPresent(EmbeddedDatabase::close);
  }
}
