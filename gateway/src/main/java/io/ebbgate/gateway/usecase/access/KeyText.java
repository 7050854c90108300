package io.ebbgate.gateway.usecase.access;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The text of an API key: {@code ebg_}, 22 characters of identifier, an underscore, 43 characters
 * of secret, both in base64url of 16 and 32 random bytes. The secret has 256 bits, so that one
 * round of SHA-256 guards it as well as any slow digest would.
 *
 * @param id looks the key up; not secret
 * @param secret proves it
 */
record KeyText(String id, String secret) {
  // Positions tell the parts, since base64url has underscores of its own.
  private static final Pattern FORM =
      Pattern.compile("ebg_([A-Za-z0-9_-]{22})_([A-Za-z0-9_-]{43})");

  private static final int ID_BYTES = 16;
  private static final int SECRET_BYTES = 32;

  /** Reads a key's text; empty when it is malformed. */
  static Optional<KeyText> parse(String text) {
    var matcher = FORM.matcher(text);
    return matcher.matches()
        ? Optional.of(new KeyText(matcher.group(1), matcher.group(2)))
        : Optional.empty();
  }

  /** A new key. */
  static KeyText fresh(SecureRandom random) {
    return new KeyText(text(random, ID_BYTES), text(random, SECRET_BYTES));
  }

  private static String text(SecureRandom random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** The whole text, to be shown once. */
  String text() {
    return "ebg_" + id + "_" + secret;
  }

  /** SHA-256 of the secret. */
  Buffer digest() {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return Buffer.buffer(digest.digest(secret.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JDK cannot do SHA-256", e);
    }
  }

  /** Shows the identifier only. */
  @Override
  public String toString() {
    return "KeyText[" + id + "]";
  }
}
