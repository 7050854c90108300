package io.ebbgate.gateway.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class PublishedVectorsTest {

  @Test
  void hkdfGivesTheBytesOfRfc5869Case1() {
    byte[] derived =
        HkdfSha256.derive(
            hex("0b".repeat(22)),
            hex("000102030405060708090a0b0c"),
            hex("f0f1f2f3f4f5f6f7f8f9"),
            42);
    assertThat(derived)
        .isEqualTo(
            hex(
                "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf"
                    + "34007208d5b887185865"));
  }

  @Test
  void hkdfGivesTheBytesOfRfc5869Case3WithoutSaltAndInfo() {
    byte[] derived = HkdfSha256.derive(hex("0b".repeat(22)), new byte[0], new byte[0], 42);
    assertThat(derived)
        .isEqualTo(
            hex(
                "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d"
                    + "9d201395faa4b61a96c8"));
  }

  @Test
  void hmacGivesTheBytesOfRfc4231Case2() {
    var key = new HmacSha256("Jefe".getBytes(StandardCharsets.US_ASCII));
    assertThat(key.of("what do ya want for nothing?".getBytes(StandardCharsets.US_ASCII)))
        .isEqualTo(hex("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"));
  }

  /** Test case 16 of the GCM specification submitted to NIST (McGrew and Viega). */
  @Test
  void aesGcmGivesTheBytesOfGcmTestCase16() {
    var cipher = new AesGcm(hex("feffe9928665731c6d6a8f9467308308".repeat(2)));
    byte[] nonce = hex("cafebabefacedbaddecaf888");
    byte[] associated = hex("feedfacedeadbeeffeedfacedeadbeefabaddad2");
    byte[] clear =
        hex(
            "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
                + "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39");

    byte[] sealed = cipher.encrypt(nonce, associated, clear);

    assertThat(sealed)
        .isEqualTo(
            hex(
                "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
                    + "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662"
                    + "76fc6ece0f4e1768cddf8853bb2d551b"));
    assertThat(cipher.decrypt(nonce, associated, sealed)).isEqualTo(clear);
    sealed[0] ^= 1;
    assertThatThrownBy(() -> cipher.decrypt(nonce, associated, sealed))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text);
  }
}
