package io.ebbgate.gateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.gateway.http.exchange.Endpoint;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the console's files hold to; they have no build step that would. */
class ConsoleFilesTest {
  private static final Path FOLDER = Path.of("src", "main", "resources", "console");
  private static final Pattern REFERENCE = Pattern.compile("(?:src|href)=\"([^\"]*)\"");
  private static final Pattern IMPORT = Pattern.compile("from '\\./([^']+)'");
  private static final Pattern ASKED =
      Pattern.compile("['`](v1/[a-z]+(?:/\\$\\{[^}]*})?(?:/[a-z]+)?|health/[a-z]+)");

  private final ConsoleFiles files = ConsoleFiles.read();

  private String text(String name) {
    return files.find(name).orElseThrow().content().toString();
  }

  @Test
  void everyFileOfTheFolderIsServedAndNoOther() throws IOException {
    try (var folder = Files.list(FOLDER)) {
      assertThat(folder.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(files.names());
    }
    assertThat(files.find("../logback.xml")).isEmpty();
  }

  @Test
  void thePageRefersToItsOwnFilesOnlyAndHoldsNoScriptOrStyle() {
    var references = REFERENCE.matcher(text(ConsoleFiles.PAGE));
    while (references.find()) {
      var target = references.group(1);
      if (!target.startsWith("#")) {
        assertThat(target).startsWith("console/");
        assertThat(files.find(target.substring("console/".length()))).as(target).isPresent();
      }
    }
    assertThat(text(ConsoleFiles.PAGE))
        .doesNotContain("<style")
        .doesNotContain(" style=")
        .doesNotContainPattern("<script(?![^>]* src=)")
        .doesNotContainPattern("\\son[a-z]+=");
  }

  @Test
  void scriptsImportWhatIsThere() {
    for (var name : files.names()) {
      var imports = IMPORT.matcher(text(name));
      while (imports.find()) {
        assertThat(files.find(imports.group(1))).as("%s of %s", imports.group(), name).isPresent();
      }
    }
  }

  @Test
  void nothingIsFetchedFromElsewhereAndNoTextBecomesMarkup() {
    for (var name : files.names()) {
      assertThat(text(name).replace("http://www.w3.org/2000/svg", ""))
          .as(name)
          .doesNotContainPattern("https?:|//[a-z]+\\.[a-z]|@import|url\\(")
          .doesNotContainPattern(
              "innerHTML|outerHTML|insertAdjacentHTML|document\\.write|DOMParser|\\beval\\b"
                  + "|new Function|localStorage|createContextualFragment|setHTML");
    }
  }

  @Test
  void scriptsAskForWhatTheContractHas() {
    var paths = Arrays.stream(Endpoint.values()).map(Endpoint::path).collect(Collectors.toSet());
    var asked = new TreeSet<String>();
    for (var name : files.names()) {
      var matcher = ASKED.matcher(text(name));
      while (matcher.find()) {
        asked.add("/" + matcher.group(1).replaceAll("\\$\\{[^}]*}", "{id}"));
      }
    }

    assertThat(asked).hasSizeGreaterThan(10).isSubsetOf(paths);
  }

  @Test
  void everyFileComesWithHeadersThatBindTheBrowser() {
    for (var name : files.names()) {
      var file = files.find(name).orElseThrow();
      assertThat(file.headers().get("X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(file.headers().get("Content-Security-Policy"))
          .startsWith("default-src 'none';")
          .contains("script-src 'self';", "frame-ancestors 'none'", "trusted-types")
          .doesNotContain("unsafe", "*", "http");
      assertThat(file.contentType()).isNotBlank();
    }
    assertThat(URI.create("http://gateway/console").resolve("v1/overview"))
        .as("what the page asks for, seen from its address")
        .hasToString("http://gateway/v1/overview");
  }
}
