package io.ebbgate.gateway.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.gateway.console.ConsoleFiles;
import io.ebbgate.gateway.server.config.GatewayConfigReader;
import io.ebbgate.gateway.testing.MigratedDatabase;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The console as a running gateway serves it. */
class ConsoleIT {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static MigratedDatabase database;
  private static Node node;
  private static HttpClient client;

  @BeforeAll
  static void open() throws Exception {
    database = new MigratedDatabase();
    node =
        Node.start(
            GatewayConfigReader.read(
                Optional.empty(),
                Map.of(
                    "EBBGATE_PG_URI", database.uri(),
                    "EBBGATE_HTTP_PORT", "0",
                    "EBBGATE_CLUSTER_NAME", "console",
                    "EBBGATE_MASTER_KEY", "AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=")));
    client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  }

  @AfterAll
  static void close() {
    client.shutdownNow();
    node.stop();
    database.close();
  }

  private static HttpResponse<String> send(String method, String path) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(node.apiUrl() + path))
            .timeout(PATIENCE)
            .method(method, BodyPublishers.noBody());
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  @Test
  void thePageAndAllBesideItAreServedWithoutAKeyUnderStrictHeaders() throws Exception {
    var files = ConsoleFiles.read();
    var page = send("GET", "/console");
    assertThat(page.body())
        .isEqualTo(files.find(ConsoleFiles.PAGE).orElseThrow().content().toString());
    for (var name : files.names()) {
      var answer = send("GET", "/console/" + name);
      var file = files.find(name).orElseThrow();

      assertThat(answer.statusCode()).as(name).isEqualTo(200);
      assertThat(answer.body()).isEqualTo(file.content().toString());
      assertThat(header(answer, "Content-Type")).isEqualTo(file.contentType());
      assertThat(header(answer, "Cache-Control")).isEqualTo("no-store");
      assertThat(answer.headers().allValues("X-Request-Id")).hasSize(1);
      file.headers()
          .forEach((header, value) -> assertThat(header(answer, header)).isEqualTo(value));
    }
    assertThat(header(page, "Content-Type")).isEqualTo("text/html; charset=utf-8");
    assertThat(header(page, "Content-Security-Policy")).startsWith("default-src 'none'");
    assertThat(header(page, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(header(page, "Set-Cookie")).isEmpty();
  }

  @Test
  void itIsReadOnlyAndHasNothingElse() throws Exception {
    var head = send("HEAD", "/console");
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(send("POST", "/console").statusCode()).isEqualTo(405);
    assertThat(send("GET", "/console/secrets.js").statusCode()).isEqualTo(404);
    assertThat(send("GET", "/console/").statusCode()).isEqualTo(404);
    assertThat(send("GET", "/console/..%2flogback.xml").statusCode()).isEqualTo(404);
  }

  @Test
  void whatItShowsWantsAKey() throws Exception {
    for (var path : new String[] {"/v1/overview", "/v1/channels", "/v1/orphans", "/v1/incidents"}) {
      assertThat(send("GET", path).statusCode()).as(path).isEqualTo(401);
    }
  }
}
