package io.ebbgate.gateway.testing;

import io.ebbgate.gateway.usecase.IdempotencyKey;
import io.ebbgate.gateway.usecase.IdempotencyKey.Operation;
import io.ebbgate.gateway.usecase.Principal;
import io.ebbgate.gateway.usecase.Problem;
import io.ebbgate.gateway.usecase.Rejected;
import io.ebbgate.gateway.usecase.Scope;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumSet;
import java.util.UUID;

/** What requests of tests are made of. */
public final class TestRequests {
  private TestRequests() {}

  /** Somebody of a client who may do everything. */
  public static Principal principal(UUID clientId) {
    return new Principal(clientId, EnumSet.allOf(Scope.class));
  }

  /** The key of one request. */
  public static IdempotencyKey key(UUID clientId, Operation operation, String key, String command) {
    return new IdempotencyKey(clientId, operation, sha256(key), sha256(command));
  }

  /** The problem that a future fails with. */
  public static Problem problemOf(Future<?> future) {
    try {
      var value = MigratedDatabase.await(future);
      throw new AssertionError("no problem but " + value);
    } catch (Rejected rejected) {
      return rejected.problem();
    }
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
