package io.ebbgate.gateway.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayConfigTest {

  private static final String KEY_IN_BASE64 = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
  private static final String SECRET = "do-not-show-this";

  @TempDir Path folder;

  @Test
  void theDocumentedDefaultsAreAWholeConfiguration() {
    var config = GatewayConfigReader.read(Optional.empty(), Map.of());

    assertThat(config.http().port()).isEqualTo(8080);
    assertThat(config.http().instances()).isPositive();
    assertThat(config.http().tls()).isEmpty();
    assertThat(config.database().uri()).isEmpty();
    assertThat(config.database().batchSize()).isEqualTo(512);
    assertThat(config.database().embeddedDataFolder()).isEqualTo(Path.of("ebbgate-data"));
    assertThat(config.cluster().quorum()).isEqualTo(1);
    assertThat(config.cluster().terms().idempotencyTtlMs())
        .isEqualTo(Duration.ofHours(24).toMillis());
    assertThat(config.movement().maxAttempts()).isEqualTo(4);
    assertThat(config.notices().ladder()).first().isEqualTo(Duration.ofSeconds(1));
    assertThat(config.business().zone()).isEqualTo(ZoneId.of("Asia/Shanghai"));
    assertThat(config.regulation().dailyRateCapPpm()).isEqualTo(500);
  }

  @Test
  void theFileWinsOverDefaultsAndTheEnvironmentOverTheFile() throws Exception {
    var file =
        write(
            """
            http:
              port: 9000
              maxBodyBytes: 2048
              tls: null
            cluster:
              members: [one:5701, two:5701]
            secrets:
              channel-a: from the file
              channel-b: from the file
            """);

    var config =
        GatewayConfigReader.read(
            Optional.of(file),
            Map.of(
                "EBBGATE_HTTP_MAX_BODY_BYTES", "4096",
                "EBBGATE_HTTP_HTTP2", "false",
                "EBBGATE_NOTIFY_LADDER_MS", "10, 20",
                "EBBGATE_SECRETS_CHANNEL_B", "from the environment",
                "EBBGATE_HTTP_HOST", "",
                "UNRELATED", "x"));

    assertThat(config.http().port()).isEqualTo(9000);
    assertThat(config.http().maxBodyBytes()).isEqualTo(4096);
    assertThat(config.http().http2()).isFalse();
    assertThat(config.http().host()).isEqualTo("127.0.0.1");
    assertThat(config.cluster().members()).containsExactly("one:5701", "two:5701");
    assertThat(config.notices().ladder())
        .containsExactly(Duration.ofMillis(10), Duration.ofMillis(20));
    assertThat(config.secrets())
        .containsEntry("channel-a", new Secret("from the file"))
        .containsEntry("channel-b", new Secret("from the environment"));
  }

  @Test
  void databaseAndMasterKeyHaveShortNamesAndTheFullNameWins() {
    var environment =
        Map.of(
            "EBBGATE_PG_URI", "postgresql://u:p@short:5432/db",
            "EBBGATE_DATABASE_URI", "postgresql://u:p@full:5432/db",
            "EBBGATE_MASTER_KEY", KEY_IN_BASE64);

    var config = GatewayConfigReader.read(Optional.empty(), environment);

    assertThat(config.database().uri()).contains(new Secret("postgresql://u:p@full:5432/db"));
    assertThat(config.security().masterKey()).contains(new Secret(KEY_IN_BASE64));
  }

  @Test
  void everyMistakeOfAFileIsReportedAtOnceInTheOrderOfTheKeys() throws Exception {
    var file =
        write(
            """
            http:
              prot: 1
              port: 70000
              http2: perhaps
              idleTimeoutMs: null
            guards: 7
            cluster:
              members: [nowhere]
            business:
              zone: Mars/Olympus
            database:
              batchSize: 1.5
            """);

    assertThat(mistakes(file, Map.of()))
        .extracting(ConfigMistake::key)
        .containsExactlyInAnyOrder(
            "http.prot",
            "http.port",
            "http.http2",
            "http.idleTimeoutMs",
            "guards",
            "cluster.members[0]",
            "business.zone",
            "database.batchSize");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          http: {prot: 1}                        | http.prot               | is no known key           | host, port, instances
          nonsense: 1                            | nonsense                | is no known key           | http, database
          http: 7                                | http                    | is not a section          | the keys host
          http: {port: {a: 1}}                   | http.port               | is a section              | from 0 to 65535
          http: {port: [1]}                      | http.port               | is a list                 | from 0 to 65535
          http: {port: '8080'}                   | http.port               | is the text '8080'        | a whole number from 0 to 65535
          http: {port: 80.5}                     | http.port               | is 80.5                   | a whole number
          http: {port: 65536}                    | http.port               | is 65536                  | from 0 to 65535
          http: {port: -1}                       | http.port               | is -1                     | from 0 to 65535
          http: {port: 99999999999999999999}     | http.port               | is 99999999999999999999   | from 0 to 65535
          http: {port: true}                     | http.port               | is true                   | from 0 to 65535
          http: {port: null}                     | http.port               | is missing                | from 0 to 65535
          http: {host: ' '}                      | http.host               | is the text ' '           | an address
          http: {host: null}                     | http.host               | is missing                | an address
          http: {host: 1}                        | http.host               | is 1                      | an address
          http: {http2: 'yes'}                   | http.http2              | is the text 'yes'         | true or false
          http: {requestTimeoutMs: 5}            | http.requestTimeoutMs   | is 5                      | milliseconds
          http: {tls: {certificateFile: /none}}  | http.tls.keyFile        | is missing                | both
          http: {tls: {keyFile: /none}}          | http.tls.keyFile        | '/none', which cannot be  | PEM
          database: {uri: 'mysql://a/b'}         | database.uri            | is no address             | postgresql://
          cluster: {members: 'a:1'}              | cluster.members         | is the text 'a:1'         | a list
          cluster: {members: [a]}                | cluster.members[0]      | is the text 'a'           | host:port
          cluster: {maxNoHeartbeatMs: 10}        | cluster.maxNoHeartbeatMs | is 10                    | from 2000
          notify: {ladderMs: []}                 | notify.ladderMs         | has 0 waits               | 1 to 32 waits
          notify: {ladderMs: [1, x]}             | notify.ladderMs[1]      | is the text 'x'           | waits in milliseconds
          notify: {smsUrl: 'ftp://h/p'}          | notify.smsUrl           | is no address of HTTP     | https://host/path
          notify: {webhookUrl: 'http://h/p'}     | notify.webhookSecret    | is missing                | because notify.webhookUrl
          notify: {leaseMs: 1000}                | notify.leaseMs          | is 1000                   | notify.pollMs, which is 1500
          notify: {webhookSecret: short}         | notify.webhookSecret    | does not have the form    | whsec_ and then 24 bytes
          notify: {webhookSecret: 0123456789abcdef0123} | notify.webhookSecret | does not have the form | whsec_ and then 24 bytes
          notify: {webhookSecret: whsec_QUJD}    | notify.webhookSecret    | does not have the form    | whsec_ and then 24 bytes
          database: {silenceTimeoutMs: 11000}    | database.silenceTimeoutMs | is 11000                | which is 12000
          database: {lockTimeoutMs: 10000}       | database.lockTimeoutMs  | is 10000                  | less than database.statementTimeoutMs
          limits: {commitLongestRetryMs: 10}     | limits.commitLongestRetryMs | is 10                 | limits.commitFirstRetryMs, which is 20
          limits: {partitionMonths: 1}           | limits.partitionMonths  | is 1                      | from 2 to 24
          guards: {minimumCalls: 60}             | guards.minimumCalls     | is 60                     | guards.windowCalls, which is 50
          business: {zone: Mars/Olympus}         | business.zone           | is 'Mars/Olympus'         | Asia/Shanghai
          security: {masterKey: abc}             | security.masterKey      | is not 32 bytes in base64 | 32 bytes
          secrets: {a: 1}                        | secrets.a               | is no text                | quotes
          secrets: [a]                           | secrets                 | is not a section          | names with texts
          regulation: {dailyRateCapPpm: 0}       | regulation.dailyRateCapPpm | is 0                   | from 1 to 1000000
          """)
  void aMistakeNamesItsKeyWhatIsWrongAndWhatIsAllowed(
      String yaml, String key, String problem, String allowed) throws Exception {
    assertThat(mistakes(write(yaml), Map.of()))
        .anySatisfy(mistake -> {
          assertThat(mistake.key()).isEqualTo(key);
          assertThat(mistake.problem()).contains(problem);
          assertThat(mistake.allowed()).contains(allowed);
        });
  }

  @Test
  void aMistakeOfTheEnvironmentNamesItsVariable() {
    var mistakes =
        mistakes(
            Map.of(
                "EBBGATE_HTTP_PORT", "many",
                "EBBGATE_HTTP_HTTP2", "on",
                "EBBGATE_NOTIFY_LADDER_MS", "5,soon"));

    assertThat(mistakes)
        .extracting(ConfigMistake::toString)
        .containsExactlyInAnyOrder(
            "http.port: is the text 'many' (from EBBGATE_HTTP_PORT);"
                + " allowed: a whole number from 0 to 65535",
            "http.http2: is the text 'on' (from EBBGATE_HTTP_HTTP2); allowed: true or false",
            "notify.ladderMs[1]: is the text 'soon' (from EBBGATE_NOTIFY_LADDER_MS);"
                + " allowed: 1 to 32 waits in milliseconds, each from 1 to 604800000");
  }

  @Test
  void aMisspeltVariableIsAMistakeLikeAnUnknownKey() {
    assertThat(mistakes(Map.of("EBBGATE_HTTP_MAX_BODY_BYTE", "9", "EBBGATE_COLOUR", "red")))
        .extracting(ConfigMistake::key, ConfigMistake::problem)
        .containsExactly(
            tuple("EBBGATE_COLOUR", "is no known variable"),
            tuple("EBBGATE_HTTP_MAX_BODY_BYTE", "is no known variable"));
    assertThat(mistakes(Map.of("EBBGATE_HTTP_MAX_BODY_BYTE", "9")).getFirst().allowed())
        .contains("EBBGATE_HTTP_MAX_BODY_BYTES", "EBBGATE_HTTP_PORT")
        .doesNotContain("EBBGATE_CLUSTER");
  }

  @Test
  void variablesOfOthersAreNoMistakes() {
    var environment = new HashMap<String, String>();
    for (var name :
        List.of(
            "EBBGATE_CONFIG",
            "EBBGATE_LOG_LEVEL",
            "EBBGATE_JAVA_OPTIONS",
            "EBBGATE_JDK_FOLDERS",
            "EBBGATE_METRICS_KEY",
            "EBBGATE_POSTGRES_PASSWORD",
            "EBBGATE_LOAD_API_KEY",
            "EBBGATE_SECRETS_ANYTHING",
            // As Kubernetes has them for services called ebbgate and ebbgate-grid.
            "EBBGATE_SERVICE_HOST",
            "EBBGATE_SERVICE_PORT_HTTP",
            "EBBGATE_PORT_8080_TCP_ADDR",
            "EBBGATE_GRID_SERVICE_HOST",
            "PATH")) {
      environment.put(name, "10.0.0.1");
    }
    environment.put("EBBGATE_PORT", "tcp://10.0.0.1:8080");

    assertThat(GatewayConfigReader.read(Optional.empty(), environment).secrets())
        .containsOnlyKeys("anything");
  }

  @Test
  void aDatabaseOfOnesOwnNeedsAMasterKey() {
    assertThat(mistakes(Map.of("EBBGATE_PG_URI", "postgresql://u:p@h:5432/db")))
        .extracting(ConfigMistake::key)
        .containsExactly("security.masterKey");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http: {port: 1, port: 2}",
        "http: [",
        "secrets: {a: '" + SECRET + "', a: '" + SECRET + "'}",
        "\tsecrets: " + SECRET,
      })
  void aFileThatIsNoYamlIsOneMistakeWithItsPlace(String text) throws Exception {
    var file = write(text);

    assertThat(mistakes(file, Map.of()))
        .singleElement()
        .satisfies(mistake -> {
          assertThat(mistake.key()).isEqualTo(file.toString());
          assertThat(mistake.problem()).contains("line 1");
          assertThat(mistake.toString()).doesNotContain(SECRET);
        });
  }

  @Test
  void aFileThatIsNotThereIsAMistakeAndAnEmptyOneIsNot() throws Exception {
    var missing = folder.resolve("missing.yaml");

    assertThat(mistakes(missing, Map.of()))
        .extracting(ConfigMistake::key)
        .containsExactly(missing.toString());
    assertThat(GatewayConfigReader.read(Optional.of(write("")), Map.of()).http().port())
        .isEqualTo(8080);
    assertThat(GatewayConfigReader.read(Optional.of(write("# nothing\n")), Map.of()).http().port())
        .isEqualTo(8080);
  }

  @Test
  void nothingSecretIsShownInMistakesOrInPrintedConfigurations() throws Exception {
    var file =
        write(
            """
            database: {uri: 'mysql://user:%1$s@host/db'}
            security: {masterKey: '%1$s'}
            notify: {webhookSecret: '%1$s', smsUrl: 'ftp://user:%1$s@host/'}
            secrets: {a: ['%1$s']}
            """
                .formatted(SECRET));

    assertThat(mistakes(file, Map.of("EBBGATE_MASTER_KEY", SECRET)))
        .hasSize(5)
        .noneMatch(mistake -> mistake.toString().contains(SECRET));

    var good =
        GatewayConfigReader.read(
            Optional.empty(),
            Map.of(
                "EBBGATE_PG_URI",
                "postgresql://u:" + SECRET + "@h:5432/db",
                "EBBGATE_MASTER_KEY",
                KEY_IN_BASE64,
                "EBBGATE_SECRETS_A",
                SECRET,
                "EBBGATE_NOTIFY_WEBHOOK_SECRET",
                "whsec_" + KEY_IN_BASE64));
    assertThat(good.toString()).doesNotContain(SECRET, KEY_IN_BASE64);
  }

  @Test
  void theBusinessClockMovesInATestOnly() {
    assertThat(read(Map.of()).business().clockMovable()).isFalse();
    assertThat(read(Map.of("EBBGATE_MODE", "test")).business().clockMovable()).isFalse();
    assertThat(
            read(Map.of("EBBGATE_MODE", "test", "EBBGATE_BUSINESS_CLOCK", "movable"))
                .business()
                .clockMovable())
        .isTrue();

    assertThat(mistakes(Map.of("EBBGATE_BUSINESS_CLOCK", "movable")))
        .extracting(ConfigMistake::key, ConfigMistake::allowed)
        .containsExactly(tuple("business.clock", "fixed, or mode: test as well"));
    assertThat(mistakes(Map.of("EBBGATE_MODE", "trial", "EBBGATE_BUSINESS_CLOCK", "loose")))
        .extracting(ConfigMistake::key, ConfigMistake::allowed)
        .containsExactly(
            tuple("mode", "production or test"), tuple("business.clock", "fixed or movable"));
  }

  private static GatewayConfig read(Map<String, String> environment) {
    return GatewayConfigReader.read(Optional.empty(), environment);
  }

  @ParameterizedTest
  @CsvSource({
    "mode, EBBGATE_MODE",
    "http.port, EBBGATE_HTTP_PORT",
    "http.maxBodyBytes, EBBGATE_HTTP_MAX_BODY_BYTES",
    "http.tls.keyFile, EBBGATE_HTTP_TLS_KEY_FILE",
    "http.http2, EBBGATE_HTTP_HTTP2",
    "database.embedded.dataFolder, EBBGATE_DATABASE_EMBEDDED_DATA_FOLDER",
    "cluster.maxNoHeartbeatMs, EBBGATE_CLUSTER_MAX_NO_HEARTBEAT_MS"
  })
  void everyKeyHasAVariable(String key, String variable) {
    assertThat(ConfigLayers.variable(key)).isEqualTo(variable);
  }

  private Path write(String yaml) throws IOException {
    return Files.writeString(folder.resolve("config.yaml"), yaml);
  }

  private static List<ConfigMistake> mistakes(Map<String, String> environment) {
    return mistakes(Optional.empty(), environment);
  }

  private static List<ConfigMistake> mistakes(Path file, Map<String, String> environment) {
    return mistakes(Optional.of(file), environment);
  }

  private static List<ConfigMistake> mistakes(
      Optional<Path> file, Map<String, String> environment) {
    return catchThrowableOfType(
            ConfigMistakes.class, () -> GatewayConfigReader.read(file, environment))
        .mistakes();
  }
}
