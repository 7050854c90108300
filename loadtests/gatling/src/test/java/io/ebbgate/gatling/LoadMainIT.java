package io.ebbgate.gatling;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.gatling.FakeGateway.Temper;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The program as it is run: in a process of its own, against a gateway that answers as told. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class LoadMainIT {
  private static final String KEY = "ebg_test-key_not-a-secret";

  @TempDir Path folder;

  @Test
  void ends_with_zero_and_a_report_when_every_promise_held() throws Exception {
    try (var gateway = new FakeGateway(Temper.DISBURSES)) {
      assertThat(run(gateway, "5000")).as(output()).isZero();

      var requests = gateway.seen("/v1/drawdowns");
      assertThat(requests).hasSizeGreaterThan(5);
      assertThat(requests)
          .allSatisfy(one -> {
            assertThat(one.authorization()).isEqualTo("Bearer " + KEY);
            assertThat(one.body()).contains("\"offerId\": \"off_1\"").doesNotContain("#{");
          });
      assertThat(requests.stream().map(FakeGateway.Seen::idempotencyKey))
          .doesNotHaveDuplicates()
          .allSatisfy(key -> assertThat(key).matches("\"drawdown-test-[0-9]+\""));
      assertThat(requests.stream().map(one -> one.body().contains("line_b")))
          .as("the feeder goes round")
          .contains(true, false);
      assertThat(reports()).hasSize(1);
    }
  }

  @Test
  void takes_a_full_line_as_a_good_answer() throws Exception {
    try (var gateway = new FakeGateway(Temper.REFUSES_FOR_CREDIT)) {
      assertThat(run(gateway, "5000")).as(output()).isZero();
    }
  }

  @Test
  void fails_when_requests_are_refused_for_what_is_nobodys_credit() throws Exception {
    try (var gateway = new FakeGateway(Temper.REFUSES_FOR_A_DEFECT)) {
      assertThat(run(gateway, "5000")).as(output()).isEqualTo(2);
    }
  }

  @Test
  void fails_when_a_drawdown_does_not_end_in_time() throws Exception {
    try (var gateway = new FakeGateway(Temper.NEVER_ENDS)) {
      assertThat(run(gateway, "5000")).as(output()).isEqualTo(2);
    }
  }

  @Test
  void fails_when_answers_come_later_than_promised() throws Exception {
    // The first request of a cold process takes longer than the one millisecond that is allowed.
    try (var gateway = new FakeGateway(Temper.DISBURSES)) {
      assertThat(run(gateway, "1")).as(output()).isEqualTo(2);
    }
  }

  @Test
  void names_the_scenarios_when_asked_for_another() throws Exception {
    try (var gateway = new FakeGateway(Temper.DISBURSES)) {
      assertThat(start(gateway, "5000", "sudden")).isEqualTo(1);
      assertThat(output()).contains("steady");
    }
  }

  private int run(FakeGateway gateway, String p99Ms) throws IOException, InterruptedException {
    return start(gateway, p99Ms, "steady");
  }

  private int start(FakeGateway gateway, String p99Ms, String scenario)
      throws IOException, InterruptedException {
    var feeder = folder.resolve("feeder.csv");
    Files.writeString(
        feeder,
        """
        lineId,cardId,amountMinor,currency,product,termMonths
        line_a,card_a,50000,CNY,cash-12,3
        line_b,card_b,60000,CNY,cash-12,6
        """);
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .filter(flag -> flag.startsWith("--"))
            .toList());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(LoadMain.class.getName(), scenario, folder.toString()));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(folder.resolve("output").toFile());
    var environment = builder.environment();
    environment.put("EBBGATE_LOAD_TARGET", gateway.url().toString());
    environment.put("EBBGATE_LOAD_API_KEY", KEY);
    environment.put("EBBGATE_LOAD_FEEDER", feeder.toString());
    environment.put("EBBGATE_LOAD_RUN", "test");
    environment.put("EBBGATE_LOAD_USERS_PER_SECOND", "5");
    environment.put("EBBGATE_LOAD_RAMP_SECONDS", "1");
    environment.put("EBBGATE_LOAD_DURATION_SECONDS", "2");
    environment.put("EBBGATE_LOAD_P99_MS", p99Ms);
    environment.put("EBBGATE_LOAD_END_SECONDS", "2");
    var process = builder.start();
    try {
      return process.waitFor();
    } finally {
      process.destroyForcibly();
    }
  }

  private String output() throws IOException {
    var output = folder.resolve("output");
    return Files.exists(output) ? Files.readString(output) : "";
  }

  private List<Path> reports() throws IOException {
    try (var files = Files.walk(folder)) {
      return files.filter(file -> file.endsWith("index.html")).toList();
    }
  }
}
