package io.ebbgate.gateway.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgramFolderTest {
  private static final Path DATA = Path.of("/nobody/either");

  @TempDir Path home;

  private static String mode(Path folder) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder));
  }

  @Test
  void itIsMadeInTheUsersCacheForThisUserAloneAndFoundAgain() throws IOException {
    var programs = ProgramFolder.open(Map.of(), home, DATA);

    assertThat(programs).isEqualTo(home.resolve(".cache/ebbgate-postgres/programs"));
    assertThat(mode(home.resolve(".cache/ebbgate-postgres"))).isEqualTo("rwx------");
    Files.writeString(programs.resolve("extracted"), "");
    assertThat(ProgramFolder.open(Map.of(), home, DATA)).isEqualTo(programs);
    assertThat(programs.resolve("extracted")).exists();
  }

  @Test
  void aCacheThatTheEnvironmentNamesIsUsedUnlessItIsRelative() {
    assertThat(
            ProgramFolder.open(
                Map.of("XDG_CACHE_HOME", home.resolve("else").toString()),
                Path.of("/nobody"),
                DATA))
        .isEqualTo(home.resolve("else/ebbgate-postgres/programs"));
    assertThat(ProgramFolder.open(Map.of("XDG_CACHE_HOME", "else"), home, DATA))
        .isEqualTo(home.resolve(".cache/ebbgate-postgres/programs"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"rwxrwx---", "rwx---rwx", "rwxr-xr-x"})
  void aFolderThatOthersMayEnterIsNotTrusted(String mode) throws IOException {
    var folder = home.resolve("programs");
    Files.createDirectory(folder);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(mode));

    assertThatThrownBy(() -> ProgramFolder.in(folder))
        .isInstanceOf(EmbeddedDatabaseException.class)
        .hasMessageContaining("0700");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aLinkAndAFileAreNotTrusted() throws IOException {
    var real = home.resolve("real");
    ProgramFolder.in(real);
    var link = Files.createSymbolicLink(home.resolve("link"), real);
    assertThatThrownBy(() -> ProgramFolder.in(link)).hasMessageContaining("0700");

    var file = Files.writeString(home.resolve("file"), "");
    assertThatThrownBy(() -> ProgramFolder.in(file)).hasMessageContaining("0700");
  }

  @Test
  void whoHasNoCacheHasItInTheDataFolder() throws IOException {
    var noFolder = Files.writeString(home.resolve("file"), "");
    var data = Files.createDirectory(home.resolve("data"));

    var programs = ProgramFolder.open(Map.of(), noFolder, data);

    assertThat(programs).isEqualTo(data.resolve("ebbgate-postgres/programs"));
    assertThat(mode(data.resolve("ebbgate-postgres"))).isEqualTo("rwx------");
  }
}
