package io.ebbgate.gateway.crypto;

import java.util.Arrays;
import java.util.Base64;

/** Master keys that tests may know. */
public final class TestKeys {
  private TestKeys() {}

  /** A key of 32 equal bytes. */
  public static MasterKey master(int each) {
    byte[] bytes = new byte[32];
    Arrays.fill(bytes, (byte) each);
    return MasterKey.parse(Base64.getEncoder().encodeToString(bytes));
  }
}
