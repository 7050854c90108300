package io.ebbgate.sandbox.engine;

import io.ebbgate.sandbox.protocol.Answer;
import io.vertx.core.Future;

/** Posts a callback; a port, so that tests need no network. */
@FunctionalInterface
interface CallbackPost {

  /**
   * Posts it.
   *
   * @return the answer's HTTP status; fails when there was no answer in time
   */
  Future<Integer> post(String url, Answer callback);
}
