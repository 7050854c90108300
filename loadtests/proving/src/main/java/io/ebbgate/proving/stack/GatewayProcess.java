package io.ebbgate.proving.stack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A gateway in a process of its own, on this JVM's class path. It watches its standard input and
 * stops when that ends, so it does not outlive whoever started it.
 */
public final class GatewayProcess implements AutoCloseable {
  private final Process process;
  private final StackLimits limits;
  private final URI apiUrl;

  private GatewayProcess(Process process, URI apiUrl, StackLimits limits) {
    this.process = process;
    this.limits = limits;
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
      return new GatewayProcess(process, awaitReady(process, jvm), jvm.limits());
    } catch (RuntimeException | InterruptedException failed) {
      process.destroyForcibly();
      throw failed;
    }
  }

  private static URI awaitReady(Process process, ChildJvm jvm) throws InterruptedException {
    var ready = new CompletableFuture<URI>();
    Thread.ofVirtual().start(() -> readReady(process, ready));
    return Bounded.await(ready, jvm.limits().start(), "the gateway to be ready; see " + jvm.log());
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
    Bounded.awaitEnd(process, limits.stop(), "the killed gateway to end");
  }

  /**
   * Asks it to drain and end (SIGTERM), and answers its exit code.
   *
   * @throws IllegalStateException when it takes too long; it is killed then
   */
  public int terminate() throws InterruptedException {
    process.destroy();
    return Bounded.awaitEnd(process, limits.stop(), "the gateway to drain; it is killed");
  }

  /**
   * Waits for it to end by itself, and answers its exit code.
   *
   * @throws IllegalStateException when it takes too long; it is killed then
   */
  public int awaitEnd() throws InterruptedException {
    return Bounded.awaitEnd(process, limits.stop(), "the gateway to end; it is killed");
  }

  /** Its process number. */
  public long pid() {
    return process.pid();
  }

  /** Lets it drain, and kills it when that takes too long. */
  @Override
  public void close() {
    try {
      terminate();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
