package io.ebbgate.gateway.crypto;

import io.ebbgate.gateway.usecase.personal.PersonalData;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.UUID;

/**
 * Personal data sealed by AES-256-GCM. Layout: key version (1 byte), nonce (12), ciphertext, tag
 * (16). Field and row are authenticated with it, so that a value copied to another row or column
 * does not open.
 */
public final class SealedPersonalData implements PersonalData {
  /** The key that seals today; a rotation gives the next one the next number. */
  private static final byte KEY_VERSION = 1;

  private static final int HEADER_LENGTH = 1 + AesGcm.NONCE_LENGTH;

  private final AesGcm cipher;
  private final HmacSha256 cardDigests;
  private final SecureRandom random;

  SealedPersonalData(AesGcm cipher, HmacSha256 cardDigests, SecureRandom random) {
    this.cipher = cipher;
    this.cardDigests = cardDigests;
    this.random = random;
  }

  @Override
  public byte[] seal(Field field, UUID rowId, String clear) {
    byte[] nonce = new byte[AesGcm.NONCE_LENGTH];
    random.nextBytes(nonce);
    byte[] sealed =
        cipher.encrypt(
            nonce, associated(field, rowId, KEY_VERSION), clear.getBytes(StandardCharsets.UTF_8));
    return ByteBuffer.allocate(HEADER_LENGTH + sealed.length)
        .put(KEY_VERSION)
        .put(nonce)
        .put(sealed)
        .array();
  }

  @Override
  public String open(Field field, UUID rowId, byte[] sealed) {
    if (sealed.length < HEADER_LENGTH + AesGcm.TAG_LENGTH) {
      throw new IllegalArgumentException("sealed data is cut short");
    }
    var buffer = ByteBuffer.wrap(sealed);
    byte version = buffer.get();
    if (version != KEY_VERSION) {
      throw new IllegalArgumentException("sealed under a key that is not here: " + version);
    }
    byte[] nonce = new byte[AesGcm.NONCE_LENGTH];
    buffer.get(nonce);
    byte[] body = new byte[buffer.remaining()];
    buffer.get(body);
    return new String(
        cipher.decrypt(nonce, associated(field, rowId, version), body), StandardCharsets.UTF_8);
  }

  @Override
  public byte[] cardDigest(String number) {
    return cardDigests.of(number.getBytes(StandardCharsets.US_ASCII));
  }

  private static byte[] associated(Field field, UUID rowId, byte version) {
    byte[] name = field.name().getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(1 + Long.BYTES * 2 + name.length)
        .put(version)
        .putLong(rowId.getMostSignificantBits())
        .putLong(rowId.getLeastSignificantBits())
        .put(name)
        .array();
  }
}
