package io.ebbgate.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.gateway.usecase.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Holds docs/errors.md and the problem codes together. */
class ErrorsDocumentTest {
  private static final Pattern ROW =
      Pattern.compile(
          "^\\| `([a-z0-9-]+)` \\| ([0-9]{3}) \\| (.+?) \\| (.+?) \\|$", Pattern.MULTILINE);

  @Test
  void theDocumentListsEveryCodeByPrecedenceWithStatusMeaningAndAdvice() throws IOException {
    var rows = ROW.matcher(document()).results().toList();

    assertThat(rows.stream().map(row -> row.group(1) + " " + row.group(2) + " " + row.group(3)))
        .containsExactlyElementsOf(
            Arrays.stream(ProblemCode.values())
                .map(code -> code.code() + " " + code.status() + " " + code.title())
                .toList());
    assertThat(rows).allSatisfy(row -> assertThat(row.group(4)).endsWith("."));
  }

  /** The document stands at the root of the sources, one above the module that tests run in. */
  private static String document() throws IOException {
    var inModule = Path.of("..", "docs", "errors.md");
    return Files.readString(Files.exists(inModule) ? inModule : Path.of("docs", "errors.md"));
  }
}
