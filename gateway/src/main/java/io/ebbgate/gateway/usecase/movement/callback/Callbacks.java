package io.ebbgate.gateway.usecase.movement.callback;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;

/** Takes the providers' callbacks. */
public interface Callbacks {

  /**
   * Verifies a callback, stores its evidence and decides; succeeds once that is durable. Fails with
   * {@link io.ebbgate.gateway.usecase.Rejected} for a callback that is not believed.
   *
   * @param channel from the path
   * @param path the whole path, as the provider signed it
   * @param headers the request's headers
   * @param body the raw body
   */
  Future<Acknowledged> take(String channel, String path, MultiMap headers, Buffer body);

  /**
   * What to answer the provider.
   *
   * @param contentType of the answer
   * @param body of the answer
   */
  record Acknowledged(String contentType, String body) {}
}
