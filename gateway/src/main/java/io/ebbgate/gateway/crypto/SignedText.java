package io.ebbgate.gateway.crypto;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/** Signed texts of the form {@code prefix_<base64url payload>.<base64url mac>}. */
final class SignedText {
  /** Longer than any text that we make; anything above it is not worth a MAC. */
  private static final int MAXIMUM_LENGTH = 1024;

  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  private final String prefix;
  private final HmacSha256 key;

  SignedText(String prefix, HmacSha256 key) {
    this.prefix = prefix;
    this.key = key;
  }

  /** Writes a payload field by field. */
  @FunctionalInterface
  interface Writing {
    void to(DataOutputStream out) throws IOException;
  }

  String sign(Writing writing) {
    var bytes = new ByteArrayOutputStream(128);
    try (var out = new DataOutputStream(bytes)) {
      writing.to(out);
    } catch (IOException e) {
      throw new UncheckedIOException("a payload in memory cannot be written", e);
    }
    String payload = prefix + ENCODER.encodeToString(bytes.toByteArray());
    return payload + "." + ENCODER.encodeToString(mac(payload));
  }

  /** The payload; empty when the text is not one that we signed. */
  Optional<DataInputStream> verified(String text) {
    int dot = text.lastIndexOf('.');
    if (text.length() > MAXIMUM_LENGTH || dot < 0 || !text.startsWith(prefix)) {
      return Optional.empty();
    }
    String payload = text.substring(0, dot);
    // Compared as text: base64 has several spellings of the same bytes, and only ours is ours.
    byte[] given = text.substring(dot + 1).getBytes(StandardCharsets.UTF_8);
    byte[] ours = ENCODER.encodeToString(mac(payload)).getBytes(StandardCharsets.US_ASCII);
    if (!MessageDigest.isEqual(ours, given)) {
      return Optional.empty();
    }
    byte[] bytes = Base64.getUrlDecoder().decode(payload.substring(prefix.length()));
    return Optional.of(new DataInputStream(new ByteArrayInputStream(bytes)));
  }

  private byte[] mac(String payload) {
    return key.of(payload.getBytes(StandardCharsets.UTF_8));
  }

  static void writeId(DataOutputStream out, UUID id) throws IOException {
    out.writeLong(id.getMostSignificantBits());
    out.writeLong(id.getLeastSignificantBits());
  }

  static UUID readId(DataInputStream in) throws IOException {
    return new UUID(in.readLong(), in.readLong());
  }
}
