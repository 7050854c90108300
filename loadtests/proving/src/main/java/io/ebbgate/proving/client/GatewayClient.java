package io.ebbgate.proving.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Calls the gateway as a careful lending app does: every change carries an idempotency key, and a
 * call whose answer was lost, or that was turned away for load, is repeated with the same key.
 * Thread-safe.
 */
public final class GatewayClient {
  private static final Duration TIMEOUT = Duration.ofSeconds(15);

  /** Longer than a gateway that was killed with its database takes to be back on a busy machine. */
  private static final int MOST_TRIES = 160;

  private static final Duration BETWEEN_TRIES = Duration.ofMillis(250);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final ObjectMapper json = new ObjectMapper();
  private final AtomicReference<URI> base;
  private final String apiKey;
  private final Pause pause;

  /** How to wait between tries: injected, since only the command's own thread may sleep. */
  @FunctionalInterface
  public interface Pause {
    /** Waits. */
    void of(Duration time) throws InterruptedException;
  }

  public GatewayClient(URI base, String apiKey, Pause pause) {
    this.base = new AtomicReference<>(base);
    this.apiKey = apiKey;
    this.pause = pause;
  }

  /** Goes on with another address, as after a restart on another port. */
  public void moveTo(URI other) {
    base.set(other);
  }

  /** An empty JSON object to fill. */
  public ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** Reads a resource. */
  public Answer get(String path) throws InterruptedException {
    return repeated(path, Optional.empty(), Optional.empty());
  }

  /** Posts without an idempotency key, where the contract wants none. */
  public Answer post(String path, JsonNode body) throws InterruptedException {
    return repeated(path, Optional.of(body.toString()), Optional.empty());
  }

  /** Posts with an idempotency key. */
  public Answer post(String path, JsonNode body, String key) throws InterruptedException {
    return repeated(path, Optional.of(body.toString()), Optional.of(key));
  }

  /** Posts a text as it is, which need not be JSON. */
  public Answer postRaw(String path, String body, String key) throws InterruptedException {
    return repeated(path, Optional.of(body), Optional.of(key));
  }

  private Answer repeated(String path, Optional<String> body, Optional<String> key)
      throws InterruptedException {
    for (int attempt = 1; ; attempt++) {
      try {
        var answer = once(path, body, key);
        boolean again =
            answer.status() == 503
                || answer.status() == 429
                || answer.problem().equals("idempotency-in-flight");
        if (!again || attempt == MOST_TRIES) {
          // After a lost answer the replay is the first that this client sees of its request.
          return attempt == 1 ? answer : answer.asFirst();
        }
      } catch (IOException lost) {
        if (attempt == MOST_TRIES) {
          throw new IllegalStateException(
              "the gateway did not answer "
                  + MOST_TRIES
                  + " times at "
                  + base.get().resolve(path)
                  + (lost instanceof ConnectException ? " (connection refused)" : ""),
              lost);
        }
      }
      pause.of(BETWEEN_TRIES);
    }
  }

  private Answer once(String path, Optional<String> body, Optional<String> key)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(base.get().resolve(path))
            .timeout(TIMEOUT)
            .header("authorization", "Bearer " + apiKey);
    body.ifPresent(text ->
        request
            .header("content-type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(text)));
    key.ifPresent(text -> request.header("idempotency-key", "\"" + text + "\""));
    long began = System.nanoTime();
    var response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    long micros = (System.nanoTime() - began) / 1_000;
    return new Answer(
        response.statusCode(),
        response.headers().firstValue("idempotency-replayed").filter("true"::equals).isPresent(),
        json.readTree(response.body()),
        micros);
  }
}
