package io.ebbgate.gateway.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MasterKeyTest {
  @TempDir Path folder;

  @Test
  void aFreshFileIsForItsOwnerOnlyAndGivesTheSameKeyAgain() throws IOException {
    Path file = folder.resolve("deep/master.key");
    byte[] first = digestUnder(MasterKey.ofFile(file, new SecureRandom()));

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(digestUnder(MasterKey.ofFile(file, new SecureRandom()))).isEqualTo(first);
    try (var files = Files.list(folder.resolve("deep"))) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void aFileThatOthersMayReadIsRefused() throws IOException {
    Path file = folder.resolve("master.key");
    MasterKey.ofFile(file, new SecureRandom());
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    assertThatThrownBy(() -> MasterKey.ofFile(file, new SecureRandom()))
        .hasMessageContaining("chmod 600");
  }

  @Test
  void mistakesAreToldWithoutTheKey() {
    assertThatThrownBy(() -> MasterKey.parse("c2VjcmV0!"))
        .hasMessageContaining("not base64")
        .hasMessageNotContaining("c2VjcmV0")
        .hasNoCause();
    assertThatThrownBy(() -> MasterKey.parse("c2VjcmV0")).hasMessageContaining("6 bytes");
    assertThat(TestKeys.master(7)).hasToString("MasterKey[hidden]");
  }

  @Test
  void theCheckTellsAKeyFromEveryOther() {
    assertThat(TestKeys.master(1).checkValue())
        .hasSize(32)
        .isEqualTo(TestKeys.master(1).checkValue())
        .isNotEqualTo(TestKeys.master(2).checkValue());
  }

  private static byte[] digestUnder(MasterKey key) {
    return key.personalData(new SecureRandom()).cardDigest("6222021234567890123");
  }
}
