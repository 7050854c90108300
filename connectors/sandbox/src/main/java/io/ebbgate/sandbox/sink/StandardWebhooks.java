package io.ebbgate.sandbox.sink;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Checks signatures by the Standard Webhooks specification: HMAC-SHA256 over {@code
 * id.timestamp.body}, the key being what stands in Base64 behind {@code whsec_}.
 */
final class StandardWebhooks {

  private static final String PREFIX = "whsec_";
  private static final Duration TOLERANCE = Duration.ofMinutes(5);

  private final byte[] key;

  /**
   * A checker for one secret.
   *
   * @throws IllegalArgumentException when the secret is not {@code whsec_} and Base64
   */
  StandardWebhooks(String secret) {
    if (!secret.startsWith(PREFIX)) {
      throw new IllegalArgumentException("a webhook secret starts with " + PREFIX);
    }
    this.key = Base64.getDecoder().decode(secret.substring(PREFIX.length()));
  }

  /** Whether the request is signed with the secret, and neither too old nor from the future. */
  boolean verified(MultiMap headers, Buffer body, Instant now) {
    String id = headers.get("webhook-id");
    String timestamp = headers.get("webhook-timestamp");
    String signatures = headers.get("webhook-signature");
    if (id == null || timestamp == null || signatures == null || !fresh(timestamp, now)) {
      return false;
    }
    byte[] expected = sign(id, timestamp, body);
    for (String signature : signatures.split(" ", -1)) {
      byte[] given = decoded(signature);
      if (given != null && MessageDigest.isEqual(expected, given)) {
        return true;
      }
    }
    return false;
  }

  private byte[] sign(String id, String timestamp, Buffer body) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
      return mac.doFinal(body.getBytes());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }

  private static boolean fresh(String timestamp, Instant now) {
    try {
      var sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
      return Duration.between(sent, now).abs().compareTo(TOLERANCE) <= 0;
    } catch (NumberFormatException | java.time.DateTimeException | ArithmeticException e) {
      return false;
    }
  }

  private static byte @Nullable [] decoded(String signature) {
    if (!signature.startsWith("v1,")) {
      return null;
    }
    try {
      return Base64.getDecoder().decode(signature.substring(3));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
