package io.ebbgate.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class SimulateCommandTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream progress = new ByteArrayOutputStream();
  private final StringWriter usage = new StringWriter();

  @Test
  void jsonIsOneObjectAndProgressIsElsewhere() throws Exception {
    int exit = run("--seed", "7", "--steps", "1500", "--json");

    assertThat(exit).isZero();
    var report = new ObjectMapper().readTree(out.toByteArray());
    assertThat(report.properties())
        .extracting(Map.Entry::getKey)
        .containsExactly(
            "seed",
            "steps",
            "payments",
            "faultsInjected",
            "violations",
            "unsettledAtEnd",
            "elapsedMs");
    assertThat(report.get("seed").asLong()).isEqualTo(7);
    assertThat(report.get("steps").asLong()).isGreaterThanOrEqualTo(1_500);
    assertThat(report.get("violations").isEmpty()).isTrue();
    assertThat(report.get("unsettledAtEnd").asInt()).isZero();
    assertThat(report.get("faultsInjected").valueStream()).allMatch(JsonNode::isIntegralNumber);
    assertThat(text(progress)).contains("seed 7");
  }

  @Test
  void aMutantIsNotProven() throws Exception {
    int exit = run("--seed", "7", "--mutant", "lend-whatever-comes", "--json");

    assertThat(exit).isEqualTo(1);
    var found = new ObjectMapper().readTree(out.toByteArray()).get("violations").get(0);
    assertThat(found.get("invariant").asText()).isEqualTo("line-not-overdrawn");
    assertThat(found.get("step").isIntegralNumber()).isTrue();
    assertThat(found.get("seen").asText()).isNotEmpty();
  }

  @Test
  void withoutASeedOneIsChosenAndSaid() {
    int exit = run("--steps", "500");

    assertThat(exit).isZero();
    assertThat(text(progress)).containsPattern("seed \\d+, 500 steps");
    assertThat(text(out)).contains("PROVEN: seed ");
  }

  @Test
  void whatCannotBeMeantIsAMistakeOfUsage() {
    assertThat(run("--steps", "0")).isEqualTo(2);
    assertThat(run("--steps", "many")).isEqualTo(2);
    assertThat(run("--mutant", "unheard-of")).isEqualTo(2);
    assertThat(out.size()).isZero();
    assertThat(usage.toString()).contains("--steps is from 1", "no mutant 'unheard-of'");
  }

  @Test
  void helpFillsTheLinesOfANarrowScreen() {
    var help =
        new CommandLine(new SimulateCommand()).setUsageHelpWidth(80).getUsageMessage().lines();

    assertThat(help)
        .containsSequence(
            "Runs the gateway's own rules and use cases in virtual time, against providers,",
            "a database, a grid and nodes that fail in every way a seed can think of, and",
            "checks after every step that no money is lost, invented or paid twice. Nothing",
            "has to run beside it.")
        .contains("Exit codes: 0 everything held and settled, 1 something did not, 2 usage.")
        .allMatch(line -> line.length() <= 80);
  }

  private int run(String... arguments) {
    var command =
        new SimulateCommand(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(progress, true, StandardCharsets.UTF_8));
    return new CommandLine(command).setErr(new PrintWriter(usage)).execute(arguments);
  }

  private static String text(ByteArrayOutputStream written) {
    return written.toString(StandardCharsets.UTF_8);
  }
}
