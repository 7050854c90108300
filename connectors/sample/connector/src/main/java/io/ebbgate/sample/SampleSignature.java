package io.ebbgate.sample;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs and checks with one channel's secret; see the package's description. Thread-safe. */
final class SampleSignature {

  static final String MERCHANT = "Sample-Merchant";
  static final String TIMESTAMP = "Sample-Timestamp";
  static final String NONCE = "Sample-Nonce";
  static final String SIGNATURE = "Sample-Signature";

  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;

  SampleSignature(String secret) {
    this.key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
  }

  /**
   * The signature over the five lines.
   *
   * @param first the method, or the status of an answer
   * @param target path and query
   */
  String sign(String first, String target, String timestamp, String nonce, Buffer body) {
    String text = String.join("\n", first, target, timestamp, nonce, sha256(body));
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }

  /** Whether the given signature is the right one; takes the same time however wrong it is. */
  boolean matches(
      String given, String first, String target, String timestamp, String nonce, Buffer body) {
    return MessageDigest.isEqual(
        sign(first, target, timestamp, nonce, body).getBytes(StandardCharsets.UTF_8),
        given.getBytes(StandardCharsets.UTF_8));
  }

  /** SHA-256 in lower-case hex. */
  static String sha256(Buffer body) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body.getBytes()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
