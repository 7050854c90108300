package io.ebbgate.proving;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.ebbgate.proving.process.StopSignal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProvingCommandTest {
  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @ParameterizedTest
  @CsvSource({
    "demo --drawdowns 0 --json, --drawdowns must be from 1 to 100000",
    "torture --gently --json, Unknown option",
    "audit --json --sandbox notaurl, --sandbox is no address of HTTP",
    "audit --json --sandbox ftp://127.0.0.1, --sandbox is no address of HTTP",
    "audit --json --sandbox http:/127.0.0.1, --sandbox is no address of HTTP"
  })
  void wrongUsageIsOneObjectForPrograms(String words, String told) throws IOException {
    assertThat(execute(words)).isEqualTo(2);
    assertThat(object().required("error").asText()).contains(told);
    assertThat(err.toString()).contains(told);
  }

  @Test
  void aSandboxThatIsNotThereIsTheEnvironmentsFaultInOneLine() throws IOException {
    var words = "audit --json --sandbox http://127.0.0.1:1 --config " + config("127.0.0.1:1");

    assertThat(execute(words)).isEqualTo(3);
    assertThat(object().required("proven").asBoolean()).isFalse();
    assertThat(object().required("error").asText())
        .startsWith("the sandbox's book at http://127.0.0.1:1 cannot be read: ")
        .contains("--sandbox")
        .doesNotContain("null");
    assertThat(err.toString()).hasLineCount(1).startsWith("ebbgate audit: the sandbox's book");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "200 | {\"rows\": []} | the gateway's database (database.uri, EBBGATE_PG_URI) cannot be read",
        "200 | <html>        | what answers there is not a sandbox",
        "200 | {}            | what answers there is not a sandbox",
        "404 | {}            | the sandbox answered 404"
      })
  void whatCannotBeReadHasProvenNothing(int status, String body, String told) throws Exception {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          var bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length);
          try (var response = exchange.getResponseBody()) {
            response.write(bytes);
          }
        });
    server.start();
    try {
      var sandbox = "http://127.0.0.1:" + server.getAddress().getPort();
      var words = "audit --json --sandbox " + sandbox + " --config " + config("127.0.0.1:1");

      assertThat(execute(words)).isEqualTo(3);
      assertThat(object().required("error").asText()).contains(told);
      assertThat(err.toString()).hasLineCount(1).doesNotContain("s3cr3t", "<html>");
    } finally {
      server.stop(0);
    }
  }

  private Path config(String database) throws IOException {
    return Files.writeString(
        folder.resolve("gateway.yaml"),
        """
        database: {uri: "postgresql://a:s3cr3t@%s/b"}
        security: {masterKey: "AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE="}
        """
            .formatted(database));
  }

  private JsonNode object() throws IOException {
    assertThat(out.toString().lines()).hasSize(1);
    return new ObjectMapper().readTree(out.toString());
  }

  private int execute(String words) {
    return ProvingCommand.line(StopSignal.detached())
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(words.split(" "));
  }
}
