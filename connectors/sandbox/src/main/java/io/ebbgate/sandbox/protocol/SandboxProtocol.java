package io.ebbgate.sandbox.protocol;

import io.vertx.ext.web.Router;
import java.time.Instant;

/** One provider's wire protocol; found by {@link java.util.ServiceLoader}. Keeps no state. */
public interface SandboxProtocol {

  /** Its short name, and the first segment of all its paths. */
  String name();

  /** Adds its routes to a router that is mounted at {@code /<name>/}; bodies are read already. */
  void mount(Router router, Provider provider);

  /**
   * Words and signs a callback.
   *
   * @param movement what to tell
   * @param target path and query of the address it goes to, for the signature
   * @param secret to sign with; a forged callback is given a wrong one
   * @param nonce unique for each delivery
   * @param at the time of the delivery
   */
  Answer callback(Movement movement, String target, String secret, String nonce, Instant at);
}
