package io.ebbgate.gateway.crypto;

import java.security.GeneralSecurityException;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES-256 in Galois/counter mode with a 96-bit nonce and a 128-bit tag (NIST SP 800-38D). */
final class AesGcm {
  static final int NONCE_LENGTH = 12;
  static final int TAG_LENGTH = 16;

  private final SecretKeySpec key;

  AesGcm(byte[] key) {
    if (key.length != 32) {
      throw new IllegalArgumentException("an AES-256 key has 32 bytes, not " + key.length);
    }
    this.key = new SecretKeySpec(key, "AES");
  }

  /** The ciphertext with its tag at the end. The same nonce must never be used twice. */
  byte[] encrypt(byte[] nonce, byte[] associated, byte[] clear) {
    try {
      return cipher(Cipher.ENCRYPT_MODE, nonce, associated).doFinal(clear);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK cannot do AES-GCM", e);
    }
  }

  /**
   * The clear bytes.
   *
   * @throws IllegalArgumentException when anything of it was changed
   */
  byte[] decrypt(byte[] nonce, byte[] associated, byte[] sealed) {
    try {
      return cipher(Cipher.DECRYPT_MODE, nonce, associated).doFinal(sealed);
    } catch (AEADBadTagException e) {
      throw new IllegalArgumentException("sealed data does not belong here or was changed", e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK cannot do AES-GCM", e);
    }
  }

  private Cipher cipher(int mode, byte[] nonce, byte[] associated) throws GeneralSecurityException {
    var cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_LENGTH * Byte.SIZE, nonce));
    cipher.updateAAD(associated);
    return cipher;
  }
}
