package io.ebbgate.gateway.store.pool;

import java.time.Duration;

/**
 * How to reach the database.
 *
 * @param uri {@code postgresql://user:password@host:port/database}
 * @param name the pool's name, shown to the database as the application's
 * @param size the most connections
 * @param maximumWaiting how many may wait for a connection; more are turned away at once
 * @param connectTimeout how long to wait for a connection, new or out of the pool
 * @param statementTimeout after which the server gives a statement up
 * @param lockTimeout after which a statement of the write path stops waiting for somebody else's
 *     lock; shorter than the statement's time
 * @param silenceTimeout after which a connection on which the server says nothing is closed,
 *     whatever waits on it; longer than the statement's, within which a server that is there
 *     answers
 * @param pipelining how many statements may be under way on one connection, at least 1
 */
public record PoolSettings(
    String uri,
    String name,
    int size,
    int maximumWaiting,
    Duration connectTimeout,
    Duration statementTimeout,
    Duration lockTimeout,
    Duration silenceTimeout,
    int pipelining) {

  public PoolSettings {
    if (silenceTimeout.compareTo(statementTimeout) <= 0) {
      throw new IllegalArgumentException(
          "a server may be silent for as long as a statement takes, " + statementTimeout);
    }
  }

  /**
   * Ten seconds for statements, half of one for locks, twenty of silence, two for connections, 64
   * in a pipeline.
   */
  public static PoolSettings of(String uri, String name, int size) {
    return new PoolSettings(
        uri,
        name,
        size,
        1_000,
        Duration.ofSeconds(2),
        Duration.ofSeconds(10),
        Duration.ofMillis(500),
        Duration.ofSeconds(20),
        64);
  }

  /**
   * How long a connection may be idle before the pool lets it go. The silence of an idle connection
   * counts, too: a statement that begins at the end of this time still has its own time, and as
   * much again as slack, before the connection is taken for dead.
   */
  Duration idleTime() {
    return silenceTimeout.minus(statementTimeout).dividedBy(2);
  }

  /** Shows no password. */
  @Override
  public String toString() {
    return "PoolSettings[name=" + name + ", size=" + size + "]";
  }
}
