package io.ebbgate.gateway.usecase;

import io.vertx.core.Future;

/** Finds out who asks. */
public interface Authentication {

  /**
   * The principal of an API key's text; fails with {@link Rejected} for one that is wrong or
   * expired.
   */
  Future<Principal> principal(String apiKey);
}
