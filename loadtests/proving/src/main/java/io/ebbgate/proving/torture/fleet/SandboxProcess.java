package io.ebbgate.proving.torture.fleet;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.ebbgate.proving.stack.ChildJvm;
import io.ebbgate.sandbox.fault.Mood;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The provider in a process of its own: its book outlives every gateway and database. */
public final class SandboxProcess implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final int HEAP_MEGABYTES = 192;

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
  private final Process process;
  private final URI url;
  private final long seed;

  private SandboxProcess(Process process, URI url, long seed) {
    this.process = process;
    this.url = url;
    this.seed = seed;
  }

  /** Starts a well-behaved one on a free port; blocks until it listens. */
  static SandboxProcess start(ChildJvm jvm, long seed) throws IOException {
    var process =
        jvm.start(
            HEAP_MEGABYTES,
            List.of(
                "sandbox", "--port", "0", "--seed", Long.toString(seed), "--stop-on-end-of-input"));
    try {
      // It prints one line and nothing after it, so its pipe never fills.
      var line = process.inputReader().readLine();
      if (line == null) {
        throw new IllegalStateException("the sandbox did not start; see " + jvm.log());
      }
      var address = new ObjectMapper().readTree(line).required("sandboxUrl").asText();
      return new SandboxProcess(process, URI.create(address), seed);
    } catch (IOException | RuntimeException failed) {
      process.destroyForcibly();
      throw failed;
    }
  }

  /** Where it is. */
  public URI url() {
    return url;
  }

  /** Changes its mood for whatever comes from now on. */
  public void change(Mood mood) throws IOException, InterruptedException {
    var body = JsonNodeFactory.instance.objectNode().put("mood", mood.wireName()).put("seed", seed);
    var request =
        HttpRequest.newBuilder(url.resolve("/sandbox/mood"))
            .timeout(TIMEOUT)
            .header("content-type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofString(body.toString()))
            .build();
    var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException("the sandbox keeps its mood: it answered " + answer.statusCode());
    }
  }

  @Override
  public void close() {
    http.close();
    process.destroy();
    try {
      if (!process.waitFor(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
