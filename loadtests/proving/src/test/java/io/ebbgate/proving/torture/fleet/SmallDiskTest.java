package io.ebbgate.proving.torture.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmallDiskTest {

  @TempDir private Path folder;

  @Test
  void aFolderOfSomebodysDiskIsNotFilled() throws IOException {
    assertThatThrownBy(() -> SmallDisk.at(folder))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is no file system of its own")
        .hasMessageContaining("mount -t tmpfs");

    try (var left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void whatIsNoFolderIsRefused() throws IOException {
    var file = Files.createFile(folder.resolve("file"));

    assertThatThrownBy(() -> SmallDisk.at(file)).hasMessageContaining("no folder");
    assertThatThrownBy(() -> SmallDisk.at(folder.resolve("absent")))
        .hasMessageContaining("no folder");
  }
}
