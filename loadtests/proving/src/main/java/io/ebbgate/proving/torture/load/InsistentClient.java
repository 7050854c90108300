package io.ebbgate.proving.torture.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ebbgate.proving.client.Answer;
import io.ebbgate.proving.client.GatewayClient.Pause;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Asks one gateway after another, with the same body under the same key, until the answer leaves no
 * doubt or the patience is over. Thread-safe.
 */
public final class InsistentClient {
  /** Shorter than a stall, so that a stalled gateway's request is asked for elsewhere as well. */
  private static final Duration TIMEOUT = Duration.ofSeconds(3);

  private static final Duration BETWEEN_TRIES = Duration.ofMillis(150);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(1))
          .build();
  private final ObjectMapper json = new ObjectMapper();
  private final AtomicInteger turn = new AtomicInteger();
  private final List<URI> gateways;
  private final String apiKey;
  private final Told told;
  private final Pause pause;
  private final InstantSource clock;
  private final Duration patience;

  /**
   * A client of these gateways.
   *
   * @param patience how long it asks for one answer
   */
  public InsistentClient(
      List<URI> gateways,
      String apiKey,
      Told told,
      Pause pause,
      InstantSource clock,
      Duration patience) {
    this.gateways = List.copyOf(gateways);
    this.apiKey = apiKey;
    this.told = told;
    this.pause = pause;
    this.clock = clock;
    this.patience = patience;
  }

  /** Reads a resource; empty when nobody answered in time. */
  public Optional<Answer> get(String path) throws InterruptedException {
    return insist(path, Optional.empty(), Optional.empty());
  }

  /** Posts what changes nothing; empty when nobody answered in time. */
  public Optional<Answer> ask(String path, JsonNode body) throws InterruptedException {
    return insist(path, Optional.of(body.toString()), Optional.empty());
  }

  /** Posts an order under its key; empty when it stays open whether it was taken. */
  public Optional<Answer> order(String path, JsonNode body, String key)
      throws InterruptedException {
    return insist(path, Optional.of(body.toString()), Optional.of(key));
  }

  private Optional<Answer> insist(String path, Optional<String> body, Optional<String> key)
      throws InterruptedException {
    var until = clock.instant().plus(patience);
    do {
      var sentAt = clock.instant();
      try {
        var answer = once(path, body, key);
        if (!isDoubtful(answer)) {
          if (key.isPresent() && answer.succeeded() && !answer.replayed()) {
            told.accepted(sentAt);
          }
          return Optional.of(answer);
        }
        told.doubt(answer.problem());
      } catch (IOException lost) {
        told.doubt(lost.getClass().getSimpleName());
      }
      pause.of(BETWEEN_TRIES);
    } while (clock.instant().isBefore(until));
    return Optional.empty();
  }

  /** Whether the request may have been taken, or may be taken when it is asked again. */
  private static boolean isDoubtful(Answer answer) {
    return answer.status() >= 500
        || answer.status() == 429
        || answer.problem().equals("idempotency-in-flight");
  }

  private Answer once(String path, Optional<String> body, Optional<String> key)
      throws IOException, InterruptedException {
    var gateway = gateways.get(Math.floorMod(turn.getAndIncrement(), gateways.size()));
    var request =
        HttpRequest.newBuilder(gateway.resolve(path))
            .timeout(TIMEOUT)
            .header("authorization", "Bearer " + apiKey);
    body.ifPresent(text ->
        request
            .header("content-type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(text)));
    key.ifPresent(text -> request.header("idempotency-key", "\"" + text + "\""));
    long began = System.nanoTime();
    var response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    return new Answer(
        response.statusCode(),
        response.headers().firstValue("idempotency-replayed").filter("true"::equals).isPresent(),
        json.readTree(response.body()),
        (System.nanoTime() - began) / 1_000);
  }
}
