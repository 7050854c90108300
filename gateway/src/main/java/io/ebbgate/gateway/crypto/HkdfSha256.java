package io.ebbgate.gateway.crypto;

import java.security.GeneralSecurityException;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;

/** HKDF with SHA-256 (RFC 5869): many independent keys from one. */
final class HkdfSha256 {
  private HkdfSha256() {}

  /**
   * Extracts and expands.
   *
   * @param inputKey the secret that everything rests on
   * @param salt may be empty
   * @param info what the derived bytes are for
   * @param length how many bytes
   */
  static byte[] derive(byte[] inputKey, byte[] salt, byte[] info, int length) {
    try {
      return KDF.getInstance("HKDF-SHA256")
          .deriveData(
              HKDFParameterSpec.ofExtract()
                  .addIKM(inputKey)
                  .addSalt(salt)
                  .thenExpand(info, length));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK cannot do HKDF-SHA256", e);
    }
  }
}
