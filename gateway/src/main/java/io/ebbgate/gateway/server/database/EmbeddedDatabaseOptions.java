package io.ebbgate.gateway.server.database;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How to run an embedded server.
 *
 * @param dataFolder where data and passwords live across restarts; null for a temporary folder that
 *     is removed when the server stops
 * @param port loopback port, 1 to 65535, or 0 for any free one
 * @param maxConnections connections that the server admits, 10 to 1000
 * @param startLimit how long a start may take, recovery after a crash included
 * @param stopLimit how long a fast shutdown may take before the server is told to drop everything,
 *     which is safe and makes the next start recover from its log
 */
public record EmbeddedDatabaseOptions(
    @Nullable Path dataFolder,
    int port,
    int maxConnections,
    Duration startLimit,
    Duration stopLimit) {

  private static final int DEFAULT_MAX_CONNECTIONS = 100;
  private static final Duration DEFAULT_START_LIMIT = Duration.ofMinutes(5);
  private static final Duration DEFAULT_STOP_LIMIT = Duration.ofSeconds(30);

  /** Checks the ranges. */
  public EmbeddedDatabaseOptions {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port must be 0 to 65535: " + port);
    }
    if (maxConnections < 10 || maxConnections > 1000) {
      throw new IllegalArgumentException("maxConnections must be 10 to 1000: " + maxConnections);
    }
  }

  /** A server on any free port whose data is gone when it stops. */
  public static EmbeddedDatabaseOptions temporary() {
    return new EmbeddedDatabaseOptions(
        null, 0, DEFAULT_MAX_CONNECTIONS, DEFAULT_START_LIMIT, DEFAULT_STOP_LIMIT);
  }

  /** A server on any free port whose data stays in a folder, which is made when absent. */
  public static EmbeddedDatabaseOptions in(Path dataFolder) {
    return new EmbeddedDatabaseOptions(
        dataFolder, 0, DEFAULT_MAX_CONNECTIONS, DEFAULT_START_LIMIT, DEFAULT_STOP_LIMIT);
  }

  /** The same with other limits for a start and for a stop. */
  public EmbeddedDatabaseOptions within(Duration newStartLimit, Duration newStopLimit) {
    return new EmbeddedDatabaseOptions(
        dataFolder, port, maxConnections, newStartLimit, newStopLimit);
  }

  /** The same with another port. */
  public EmbeddedDatabaseOptions withPort(int newPort) {
    return new EmbeddedDatabaseOptions(dataFolder, newPort, maxConnections, startLimit, stopLimit);
  }
}
