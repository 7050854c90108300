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
 * @param pipelining how many statements may be under way on one connection, at least 1
 */
public record PoolSettings(
    String uri,
    String name,
    int size,
    int maximumWaiting,
    Duration connectTimeout,
    Duration statementTimeout,
    int pipelining) {

  /** Ten seconds for statements, two for connections, 64 statements in a pipeline. */
  public static PoolSettings of(String uri, String name, int size) {
    return new PoolSettings(
        uri, name, size, 1_000, Duration.ofSeconds(2), Duration.ofSeconds(10), 64);
  }

  /** Shows no password. */
  @Override
  public String toString() {
    return "PoolSettings[name=" + name + ", size=" + size + "]";
  }
}
