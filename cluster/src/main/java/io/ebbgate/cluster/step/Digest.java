package io.ebbgate.cluster.step;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/**
 * A SHA-256 digest as a value: of an idempotency key, or of a command in canonical form (its
 * fingerprint). Its text shows the first eight bytes only.
 */
public record Digest(long first, long second, long third, long fourth) {

  /** The length of a digest in bytes. */
  public static final int BYTES = 32;

  /**
   * The digest held by these bytes.
   *
   * @throws IllegalArgumentException unless there are exactly {@value #BYTES}
   */
  public static Digest of(byte[] sha256) {
    if (sha256.length != BYTES) {
      throw new IllegalArgumentException("a digest has 32 bytes, not " + sha256.length);
    }
    ByteBuffer bytes = ByteBuffer.wrap(sha256);
    return new Digest(bytes.getLong(), bytes.getLong(), bytes.getLong(), bytes.getLong());
  }

  /** The digest's bytes, a fresh array. */
  public byte[] toBytes() {
    return ByteBuffer.allocate(BYTES)
        .putLong(first)
        .putLong(second)
        .putLong(third)
        .putLong(fourth)
        .array();
  }

  @Override
  public String toString() {
    return HexFormat.of().toHexDigits(first);
  }
}
