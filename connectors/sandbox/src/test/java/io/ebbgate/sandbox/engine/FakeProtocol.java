package io.ebbgate.sandbox.engine;

import io.ebbgate.sandbox.protocol.Answer;
import io.ebbgate.sandbox.protocol.Movement;
import io.ebbgate.sandbox.protocol.Provider;
import io.ebbgate.sandbox.protocol.SandboxProtocol;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import java.time.Instant;
import java.util.Map;

/** Words callbacks so that a test sees what they were made of. */
final class FakeProtocol implements SandboxProtocol {

  @Override
  public String name() {
    return "fake";
  }

  @Override
  public void mount(Router router, Provider provider) {}

  @Override
  public Answer callback(
      Movement movement, String target, String secret, String nonce, Instant at) {
    return new Answer(
        200,
        Map.of("secret", secret, "nonce", nonce, "target", target),
        Buffer.buffer(movement.standing().getClass().getSimpleName()));
  }
}
