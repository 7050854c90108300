package io.ebbgate.gateway.usecase;

/**
 * What a signed token turned out to be.
 *
 * @param <T> what it binds
 */
public sealed interface TokenReading<T> {

  /**
   * Ours, unchanged, and still holding.
   *
   * @param bound what it binds
   * @param <T> what it binds
   */
  record Valid<T>(T bound) implements TokenReading<T> {}

  /**
   * Ours and unchanged, but too old.
   *
   * @param bound what it bound
   * @param <T> what it bound
   */
  record Expired<T>(T bound) implements TokenReading<T> {}

  /**
   * Not ours, or changed.
   *
   * @param <T> what it would bind
   */
  record Invalid<T>() implements TokenReading<T> {}
}
