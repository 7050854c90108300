package io.ebbgate.proving.stack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A gateway in a process of its own, on this JVM's class path. It watches its standard input and
 * stops when that ends, so it does not outlive whoever started it.
 */
public final class GatewayProcess implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

  private final Process process;
  private final URI apiUrl;

  private GatewayProcess(Process process, URI apiUrl) {
    this.process = process;
    this.apiUrl = apiUrl;
  }

  /**
   * Starts a gateway and waits until it is ready.
   *
   * @param heapMegabytes the most heap it may take
   * @throws IllegalStateException when it ends or is not ready in time; names the log
   */
  public static GatewayProcess start(ChildJvm jvm, int heapMegabytes)
      throws IOException, InterruptedException {
    var process = jvm.start(heapMegabytes, List.of("serve", "--stop-on-end-of-input"));
    try {
      return new GatewayProcess(process, awaitReady(process, jvm.log()));
    } catch (IOException | RuntimeException | InterruptedException failed) {
      process.destroyForcibly();
      throw failed;
    }
  }

  private static URI awaitReady(Process process, Path log)
      throws IOException, InterruptedException {
    var ready = new CompletableFuture<URI>();
    Thread.ofVirtual().start(() -> readReady(process, ready));
    try {
      return ready.get(START_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      throw new IllegalStateException(
          "the gateway was not ready within " + START_LIMIT.toSeconds() + " s; see " + log, late);
    } catch (ExecutionException failed) {
      throw new IllegalStateException("the gateway did not start; see " + log, failed);
    }
  }

  /**
   * Waits for the line that tells the address, then reads on so that the process never blocks on a
   * full pipe.
   */
  private static void readReady(Process process, CompletableFuture<URI> ready) {
    var json = new ObjectMapper();
    try (var lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!ready.isDone()) {
          ready.complete(URI.create(json.readTree(line).required("apiUrl").asText()));
        }
      }
      ready.completeExceptionally(new IOException("its standard output ended"));
    } catch (JsonProcessingException | IllegalArgumentException unreadable) {
      ready.completeExceptionally(unreadable);
    } catch (IOException closed) {
      ready.completeExceptionally(closed);
    }
  }

  /** Where its API listens. */
  public URI apiUrl() {
    return apiUrl;
  }

  /** Kills it at once, as a power cut would; nothing of it runs on. */
  public void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  /** Asks it to drain and end (SIGTERM), and answers its exit code. */
  public int terminate() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
      process.destroyForcibly();
      process.waitFor();
      throw new IllegalStateException(
          "the gateway did not drain within " + STOP_LIMIT.toSeconds() + " s and was killed");
    }
    return process.exitValue();
  }

  /** Its process number. */
  public long pid() {
    return process.pid();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
