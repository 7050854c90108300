package io.ebbgate.gateway.notify;

import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;

/**
 * What webhooks are signed with, in the form of the Standard Webhooks specification. One that is
 * there can be used: the form is checked where it is read, so that a wrong one is a mistake of the
 * configuration and told with its key. Not shown when printed.
 */
public final class WebhookSecret {
  /** The form, for people. */
  public static final String FORM = "whsec_ and then 24 bytes or more in base64";

  private static final String PREFIX = "whsec_";
  private static final int LEAST_BYTES = 24;

  private final byte[] bytes;

  private WebhookSecret(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The secret that a text is; empty when it does not have the {@link #FORM}. */
  public static Optional<WebhookSecret> of(String text) {
    if (!text.startsWith(PREFIX)) {
      return Optional.empty();
    }
    try {
      var bytes = Base64.getDecoder().decode(text.substring(PREFIX.length()));
      return bytes.length < LEAST_BYTES ? Optional.empty() : Optional.of(new WebhookSecret(bytes));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  SecretKeySpec key() {
    return new SecretKeySpec(bytes, "HmacSHA256");
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof WebhookSecret secret && Arrays.equals(bytes, secret.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "***";
  }
}
