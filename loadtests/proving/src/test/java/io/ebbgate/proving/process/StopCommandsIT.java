package io.ebbgate.proving.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a shell sees when it ends a command that runs on. */
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class StopCommandsIT {
  private static final Duration LIMIT = Duration.ofSeconds(90);

  @TempDir Path temporary;

  @Test
  void aSandboxStopsWithZero() throws Exception {
    var secrets =
        Map.of(
            "EBBGATE_SECRETS_ONE", "0123456789abcdef", "EBBGATE_SECRETS_TWO", "fedcba9876543210");
    try (var sandbox =
        ProvingProcess.start(secrets, "sandbox", "--port", "0", "--merchants", "one,two")) {
      var url = read(sandbox.readLine()).required("sandboxUrl").asText();
      assertThat(status(url + "/sandbox/book")).isEqualTo(200);

      sandbox.terminate();

      assertThat(sandbox.awaitEnd()).isZero();
    }
  }

  @Test
  void aSandboxSaysWhatAWebhookSecretIsBeforeItListens() throws Exception {
    var settings =
        Map.of(
            "EBBGATE_SECRETS_ONE",
            "0123456789abcdef",
            "EBBGATE_NOTIFY_WEBHOOK_SECRET",
            "0123456789abcdef0123456789abcdef");
    try (var sandbox =
        ProvingProcess.start(settings, "sandbox", "--port", "0", "--merchants", "one")) {
      assertThat(sandbox.awaitEnd()).isEqualTo(2);
      assertThat(sandbox.readRest()).isEmpty();
    }
    try (var help = ProvingProcess.start(Map.of(), "sandbox", "--help")) {
      assertThat(help.awaitEnd()).isZero();
      assertThat(String.join(" ", help.readRest()))
          .contains("EBBGATE_NOTIFY_WEBHOOK_SECRET", "whsec_");
    }
  }

  @Test
  void aKeptDemoStopsWithZeroAndLeavesNothingBehind() throws Exception {
    try (var demo = demo("--keep")) {
      var told = read(demo.readLine());
      assertThat(told.required("proven").asBoolean()).isTrue();
      assertThat(left()).isNotEmpty();
      var live = told.required("apiUrl").asText() + "/health/live";
      assertThat(status(live)).isEqualTo(200);

      demo.terminate();

      assertThat(demo.awaitEnd()).isZero();
      assertThat(demo.readRest()).isEmpty();
      assertThat(left()).isEmpty();
      assertThat(status(live)).as("nobody listens").isZero();
    }
  }

  @Test
  void aDemoThatIsBrokenOffHasProvenNothingAndLeavesNothingBehind() throws Exception {
    try (var demo = demo()) {
      await().atMost(LIMIT).until(this::gatewayIsReady);

      demo.terminate();

      assertThat(demo.awaitEnd()).isEqualTo(1);
      var told = read(String.join("", demo.readRest()));
      assertThat(told.required("proven").asBoolean()).isFalse();
      assertThat(told.required("error").asText()).contains("told to stop");
      assertThat(left()).isEmpty();
    }
  }

  private ProvingProcess demo(String... more) throws IOException {
    var arguments = new java.util.ArrayList<>(List.of("demo", "--json", "--drawdowns", "10"));
    arguments.addAll(List.of("--seed", "7"));
    arguments.addAll(List.of(more));
    return ProvingProcess.start(
        // Read by every virtual machine below: the gateway's temporary files are looked at as well.
        Map.of("JDK_JAVA_OPTIONS", "-Djava.io.tmpdir=" + temporary),
        arguments.toArray(String[]::new));
  }

  private boolean gatewayIsReady() throws IOException {
    for (var folder : left()) {
      var log = folder.resolve("gateway.log");
      if (Files.exists(log) && Files.readString(log).contains("ready at")) {
        return true;
      }
    }
    return false;
  }

  /** What the demo has put into the temporary folder; the server's programs stay for the next. */
  private List<Path> left() throws IOException {
    try (var files = Files.list(temporary)) {
      return files.filter(file -> file.getFileName().toString().startsWith("ebbgate")).toList();
    }
  }

  private static JsonNode read(String line) throws IOException {
    return new ObjectMapper().readTree(line);
  }

  /** The status of an answer, or 0 when nobody listens. */
  private static int status(String url) throws IOException, InterruptedException {
    try (var http = HttpClient.newHttpClient()) {
      return http.send(
              HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(20)).build(),
              HttpResponse.BodyHandlers.discarding())
          .statusCode();
    } catch (ConnectException nobody) {
      return 0;
    }
  }
}
