package io.ebbgate.gateway.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EbbgateCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @ParameterizedTest
  @CsvSource({
    "case --json, Missing required parameter: 'ID'",
    "keys create --json, Missing required option",
    "seed --json --gently x.yaml, Unknown option"
  })
  void wrongUsageIsOneObjectForPrograms(String words, String told) {
    assertThat(execute(words)).isEqualTo(2);
    assertThat(out.toString().lines()).hasSize(1);
    assertThat(new JsonObject(out.toString()).getString("error")).contains(told);
    assertThat(err.toString()).contains(told, "Usage: ebbgate");
  }

  @Test
  void withoutTheWishForJsonNothingIsOnStandardOutput() {
    assertThat(execute("case")).isEqualTo(2);
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void aFailureIsToldUnderTheCommandsNameOnce() {
    assertThat(execute("case loan_1")).isEqualTo(2);
    assertThat(err.toString()).startsWith("ebbgate case: loan_1 is neither").hasLineCount(1);
  }

  private int execute(String words) {
    return EbbgateCommand.line()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(words.split(" "));
  }
}
