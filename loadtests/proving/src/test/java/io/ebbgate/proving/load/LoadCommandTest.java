package io.ebbgate.proving.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.proving.process.StopSignal;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class LoadCommandTest {

  @ParameterizedTest
  @CsvSource({
    "load, Missing required parameter",
    "load sudden, no scenario 'sudden'",
    "load steady --users-per-second NaN, --users-per-second must be",
    "load steady --users-per-second 0, --users-per-second must be",
    "load steady --duration-seconds 0, --duration-seconds must be",
    "load steady --ramp-seconds -1, --ramp-seconds must be",
    "load steady --p99-ms 0, --p99-ms must be",
    "load steady --end-seconds 0, --end-seconds must be",
    "load steady --seed x, --seed is not a whole number",
    "load steady --target http://127.0.0.1:1, --target needs --api-key-env",
    "load steady --api-key-env KEY, --api-key-env goes with --target",
    "load steady --target http://127.0.0.1:1 --api-key-env NO_SUCH_VARIABLE, holds no API key"
  })
  void says_what_is_wrong_and_starts_nothing(String words, String told) {
    var errors = new StringWriter();
    var line =
        new CommandLine(new LoadCommand(StopSignal.detached())).setErr(new PrintWriter(errors));

    int code = line.execute(Arrays.stream(words.split(" ")).skip(1).toArray(String[]::new));

    assertThat(code).isEqualTo(2);
    assertThat(errors.toString()).contains(told);
  }
}
