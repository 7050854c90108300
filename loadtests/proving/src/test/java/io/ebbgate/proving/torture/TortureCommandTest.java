package io.ebbgate.proving.torture;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.proving.process.StopSignal;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class TortureCommandTest {

  @ParameterizedTest
  @CsvSource({
    "--rounds 0, --rounds must be from 1 to 1000: 0",
    "--rounds 1001, --rounds must be from 1 to 1000: 1001",
    "--rounds many, Invalid value for option '--rounds'",
    "--seed x, --seed is not a whole number: x",
    "--small-disk /nowhere, --small-disk is no folder that can be written to: /nowhere",
    "--gently, Unknown option"
  })
  void saysWhatIsWrongAndStartsNothing(String words, String told) {
    var errors = new StringWriter();
    var line =
        new CommandLine(new TortureCommand(StopSignal.detached())).setErr(new PrintWriter(errors));

    int code = line.execute(words.split(" "));

    assertThat(code).isEqualTo(2);
    assertThat(errors.toString()).contains(told);
  }
}
