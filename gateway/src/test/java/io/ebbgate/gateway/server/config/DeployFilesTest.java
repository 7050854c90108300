package io.ebbgate.gateway.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Holds the files of deploy/ against what the gateway really reads, since no test starts them. */
class DeployFilesTest {
  private static final Path DEPLOY = Path.of("..", "deploy");
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  /** A value from the environment: required, with a message, or empty by default. */
  private static final Pattern INTERPOLATION =
      Pattern.compile("\\$\\{(?<name>[A-Z_]+)(:\\?[^}]*|:-)}");

  private static final Map<String, String> FILLED_IN =
      Map.of(
          "EBBGATE_POSTGRES_PASSWORD", "0123456789abcdef",
          "EBBGATE_MASTER_KEY", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
          "GRAFANA_PASSWORD", "0123456789abcdef",
          "EBBGATE_METRICS_KEY", "key",
          "EBBGATE_NOTIFY_SMS_URL", "http://sms.example/send",
          "EBBGATE_NOTIFY_REPORT_URL", "http://bureau.example/reports",
          "EBBGATE_NOTIFY_WEBHOOK_URL", "http://app.example/hooks",
          "EBBGATE_NOTIFY_WEBHOOK_SECRET", "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");

  private final JsonNode compose = yaml("compose.yaml");

  @Test
  void everyVariableOfTheGatewayIsAKeyThatItKnows() {
    var known = new ArrayList<String>(List.of("EBBGATE_PG_URI", "EBBGATE_MASTER_KEY"));
    for (var key : new ConfigLayers(new ArrayList<>()).leaves().keySet()) {
      known.add(ConfigLayers.variable(key));
    }

    assertThat(environment("gateway").keySet()).isNotEmpty().isSubsetOf(known);
  }

  @Test
  void theGatewayAcceptsWhatTheFileTellsItAndListensWhereOthersLook() {
    var config = GatewayConfigReader.read(Optional.empty(), filledIn("gateway", FILLED_IN));

    int port = config.http().port();
    assertThat(config.http().host()).isEqualTo("0.0.0.0");
    assertThat(texts(service("gateway").required("ports")))
        .containsExactly("127.0.0.1:" + port + ":" + port);
    assertThat(service("gateway").required("healthcheck").toString()).contains("127.0.0.1/" + port);
    assertThat(scrape().required("static_configs").get(0).required("targets").get(0).asText())
        .isEqualTo("gateway:" + port);
    assertThat(dockerfile()).contains("EXPOSE " + port + System.lineSeparator());
  }

  @Test
  void theGatewayAlsoStartsWithNothingButWhatIsRequired() {
    var required = new HashMap<>(FILLED_IN);
    required.keySet().removeIf(name -> name.startsWith("EBBGATE_NOTIFY_"));

    var config = GatewayConfigReader.read(Optional.empty(), filledIn("gateway", required));

    assertThat(config.notices().smsUrl()).isEmpty();
  }

  @Test
  void theDatabaseIsTheOneThatTheGatewayIsSentTo() {
    var postgres = filledIn("postgres", FILLED_IN);

    assertThat(filledIn("gateway", FILLED_IN).get("EBBGATE_PG_URI"))
        .isEqualTo(
            "postgresql://%s:%s@postgres:5432/%s"
                .formatted(
                    postgres.get("POSTGRES_USER"),
                    postgres.get("POSTGRES_PASSWORD"),
                    postgres.get("POSTGRES_DB")));
    assertThat(texts(service("postgres").required("command")))
        .contains("fsync=on", "synchronous_commit=on", "full_page_writes=on");
  }

  @Test
  void theContainerIsGivenLongerToStopThanTheGatewayTakes() {
    var config = GatewayConfigReader.read(Optional.empty(), filledIn("gateway", FILLED_IN));
    var grace = service("gateway").required("stop_grace_period").asText();

    assertThat(grace).endsWith("s");
    assertThat(Long.parseLong(grace.replace("s", "")) * 1_000)
        .isGreaterThan(
            config.http().shutdownGrace().toMillis() + config.cluster().gracefulStopMs());
  }

  @Test
  void noSecretIsWrittenDown() throws IOException {
    for (var service : compose.required("services").properties()) {
      environment(service.getKey())
          .forEach((name, value) -> {
            if (name.matches(".*(PASSWORD|SECRET|KEY|TOKEN|URI)")) {
              assertThat(value).as(name).matches("[^$]*\\$\\{[A-Z_]+:[?-].*");
            }
          });
    }
    for (var line : Files.readAllLines(DEPLOY.resolve("example.env"))) {
      assertThat(line).matches("|#.*|[A-Z_]+=");
    }
  }

  @Test
  void theExampleNamesEveryVariableThatTheFileAsksFor() throws IOException {
    var asked = new TreeSet<String>();
    var matcher = INTERPOLATION.matcher(Files.readString(DEPLOY.resolve("compose.yaml")));
    while (matcher.find()) {
      asked.add(matcher.group("name"));
    }
    asked.add(compose.required("secrets").required("metrics-key").required("environment").asText());
    var offered = new TreeSet<String>();
    for (var line : Files.readAllLines(DEPLOY.resolve("example.env"))) {
      if (!line.startsWith("#") && line.contains("=")) {
        offered.add(line.substring(0, line.indexOf('=')));
      }
    }

    assertThat(offered).isEqualTo(asked);
    assertThat(FILLED_IN.keySet()).isEqualTo(asked);
  }

  @Test
  void prometheusReadsTheMetricsWithAKeyFromAFile() {
    assertThat(scrape().required("metrics_path").asText()).isEqualTo("/metrics");
    var authorization = scrape().required("authorization");
    assertThat(authorization.required("credentials_file").asText())
        .isEqualTo("/run/secrets/metrics-key");
    assertThat(authorization.has("credentials")).isFalse();
    assertThat(texts(service("prometheus").required("secrets"))).containsExactly("metrics-key");
  }

  @Test
  void everyMountedFileIsThere() {
    for (var service : compose.required("services")) {
      for (var volume : service.path("volumes")) {
        var source = volume.asText().split(":", -1)[0];
        if (source.startsWith(".")) {
          assertThat(DEPLOY.resolve(source)).exists();
        } else {
          assertThat(compose.required("volumes").has(source)).as(source).isTrue();
        }
      }
    }
  }

  private static JsonNode scrape() {
    return yaml("prometheus.yml").required("scrape_configs").get(0);
  }

  private static String dockerfile() {
    try {
      return Files.readString(DEPLOY.resolve("Dockerfile"));
    } catch (IOException missing) {
      throw new AssertionError(missing);
    }
  }

  private static JsonNode yaml(String name) {
    try {
      return YAML.readTree(DEPLOY.resolve(name).toFile());
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  private JsonNode service(String name) {
    return compose.required("services").required(name);
  }

  private Map<String, String> environment(String service) {
    var environment = new TreeMap<String, String>();
    service(service)
        .path("environment")
        .properties()
        .forEach(variable -> environment.put(variable.getKey(), variable.getValue().asText()));
    return environment;
  }

  /** The variables as the container gets them when the environment holds these. */
  private Map<String, String> filledIn(String service, Map<String, String> outer) {
    var environment = environment(service);
    environment.replaceAll((name, value) ->
        INTERPOLATION
            .matcher(value)
            .replaceAll(found -> outer.getOrDefault(found.group("name"), "")));
    return environment;
  }

  private static List<String> texts(JsonNode list) {
    var texts = new ArrayList<String>();
    list.forEach(item -> texts.add(item.asText()));
    return texts;
  }
}
