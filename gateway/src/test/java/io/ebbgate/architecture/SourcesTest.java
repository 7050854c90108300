package io.ebbgate.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the files of the whole project must hold to, beyond what class files tell. */
class SourcesTest {

  private static final Path ROOT = root();
  private static final int MAXIMUM_LINES = 400;

  /** Rooms under connectors/ that are no provider. */
  private static final Set<String> NOT_PROVIDERS = Set.of("spi", "testkit", "sandbox");

  /** Where a provider may be named: what assembles the product, and what people read or seed. */
  private static final List<Pattern> MAY_NAME_A_PROVIDER =
      List.of(
          Pattern.compile("pom\\.xml"),
          Pattern.compile("gateway/pom\\.xml"),
          Pattern.compile("loadtests/proving/pom\\.xml"),
          Pattern.compile(".*/src/(main|test)/resources/.*\\.ya?ml"),
          Pattern.compile("deploy/.*"),
          Pattern.compile(".*\\.md"));

  @Test
  void everyPackageSaysWhatItIsForAndIsNullMarked() {
    var mainPackages = new TreeSet<Path>();
    files().stream()
        .filter(file -> file.toString().endsWith(".java"))
        .filter(file -> file.toString().contains("src/main/java/"))
        .forEach(file -> mainPackages.add(file.getParent()));

    assertThat(mainPackages).hasSizeGreaterThan(20);
    assertThat(mainPackages)
        .allSatisfy(folder -> {
          var description = ROOT.resolve(folder).resolve("package-info.java");
          assertThat(description).exists();
          assertThat(text(description)).contains("/**").contains("@NullMarked");
        });
  }

  @Test
  void noFileNamesAProviderThatIsNotItsOwn() {
    var offences = new ArrayList<String>();
    for (var provider : providers()) {
      var name = naming(provider);
      for (var file : files()) {
        if (!file.startsWith(Path.of("connectors", provider)) && !mayNameAProvider(file)) {
          text(ROOT.resolve(file))
              .lines()
              .filter(line -> name.matcher(line).find())
              .forEach(line -> offences.add(file + ": " + line.strip()));
        }
      }
    }
    assertThat(offences).isEmpty();
  }

  @Test
  void theSearchForProvidersFindsThem() {
    assertThat(providers()).isNotEmpty();
    for (var provider : providers()) {
      assertThat(text(ROOT.resolve("gateway/pom.xml"))).containsPattern(naming(provider));
      assertThat("import io.ebbgate." + provider + ".X;").containsPattern(naming(provider));
      assertThat("connector: \"" + provider + "\"").containsPattern(naming(provider));
      assertThat("a new " + provider).doesNotContainPattern(naming(provider));
    }
  }

  /** Class files of these rooms are not on this class path; their texts are at hand. */
  @Test
  void theSandboxAndTheTestKitTakeTimeAndRandomnessFromOutside() {
    var banned =
        Pattern.compile(
            "Instant\\.now|Clock\\.system|currentTimeMillis|randomUUID|Math\\.random"
                + "|new (Secure)?Random\\(|Thread\\.sleep");
    assertThat(files())
        .filteredOn(file -> file.toString().matches("connectors/(sandbox|testkit)/src/main/.*"))
        .isNotEmpty()
        .allSatisfy(file ->
            assertThat(text(ROOT.resolve(file))).as(file.toString()).doesNotContainPattern(banned));
  }

  @Test
  void sourceFilesStayShortEnoughToRead() {
    assertThat(files())
        .filteredOn(file -> file.toString().endsWith(".java"))
        .allSatisfy(file ->
            assertThat(text(ROOT.resolve(file)).lines().count())
                .as(file.toString())
                .isLessThanOrEqualTo(MAXIMUM_LINES));
  }

  @Test
  void nothingIsLeftUndone() {
    // Put together here, so that this file does not accuse itself.
    var unfinished = Pattern.compile("\\b(" + "TO" + "DO|FIX" + "ME|@Dis" + "abled)\\b");
    assertThat(files())
        .filteredOn(file -> !file.toString().endsWith(".md"))
        .allSatisfy(file ->
            assertThat(text(ROOT.resolve(file)))
                .as(file.toString())
                .doesNotContainPattern(unfinished));
  }

  /** The ways of naming one: as code, artifact or folder, and as a value in quotes. */
  private static Pattern naming(String provider) {
    return Pattern.compile(
        "io\\.ebbgate\\.%1$s\\b|ebbgate-%1$s-|connectors/%1$s\\b|\"%1$s\"".formatted(provider));
  }

  private static boolean mayNameAProvider(Path file) {
    var name = file.toString().replace('\\', '/');
    return MAY_NAME_A_PROVIDER.stream().anyMatch(allowed -> allowed.matcher(name).matches());
  }

  private static List<String> providers() {
    try (var folders = Files.list(ROOT.resolve("connectors"))) {
      return folders
          .filter(folder -> Files.exists(folder.resolve("pom.xml")))
          .map(folder -> folder.getFileName().toString())
          .filter(name -> !NOT_PROVIDERS.contains(name))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Text files of the project, relative to its root; nothing built, nothing hidden. */
  private static List<Path> files() {
    try (var tree = Files.walk(ROOT)) {
      return tree.filter(Files::isRegularFile)
          .map(ROOT::relativize)
          .filter(file -> !isBuiltOrHidden(file))
          .filter(file -> !file.toString().matches(".*\\.(png|jpg|jar|gz|ico|woff2?)"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isBuiltOrHidden(Path file) {
    for (var part : file) {
      var name = part.toString();
      if (name.equals("target") || name.equals("ebbgate-data") || name.startsWith(".")) {
        return true;
      }
    }
    return false;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(file.toString(), e);
    }
  }

  private static Path root() {
    var folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("ebbgate"))) {
      folder = folder.getParent();
    }
    return folder;
  }
}
