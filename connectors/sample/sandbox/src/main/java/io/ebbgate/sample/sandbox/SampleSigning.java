package io.ebbgate.sample.sandbox;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The signature of the sample protocol; see the package's description. */
final class SampleSigning {

  static final String MERCHANT = "Sample-Merchant";
  static final String TIMESTAMP = "Sample-Timestamp";
  static final String NONCE = "Sample-Nonce";
  static final String SIGNATURE = "Sample-Signature";

  private SampleSigning() {}

  /** The signature over the five lines. */
  static String sign(
      String secret, String first, String target, String timestamp, String nonce, Buffer body) {
    String text = String.join("\n", first, target, timestamp, nonce, sha256(body));
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }

  /** Compares in constant time. */
  static boolean same(String expected, String given) {
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
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
