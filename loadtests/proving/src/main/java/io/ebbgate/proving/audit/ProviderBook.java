package io.ebbgate.proving.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Reads the provider's own book of what it moved, over HTTP, page by page. */
final class ProviderBook {
  private static final String NO_BOOK = "what answers there is not a sandbox";
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
  private final ObjectMapper json = new ObjectMapper();
  private final URI sandbox;

  ProviderBook(URI sandbox) {
    this.sandbox = sandbox;
  }

  /** Every movement of the book, in its order. */
  List<Movement> movements() throws IOException, InterruptedException {
    var movements = new ArrayList<Movement>();
    var cursor = "";
    do {
      var page = page(cursor);
      try {
        for (var row : page.required("rows")) {
          movements.add(movement(row));
        }
      } catch (IllegalArgumentException absent) {
        throw new IOException(NO_BOOK, absent);
      }
      cursor = page.path("nextCursor").asText("");
    } while (!cursor.isEmpty());
    return movements;
  }

  private static Movement movement(JsonNode row) {
    return new Movement(
        row.required("reference").asText(),
        row.required("kind").asText(),
        row.required("amount").required("amount").asLong(),
        row.required("amount").required("currency").asText());
  }

  private JsonNode page(String cursor) throws IOException, InterruptedException {
    var query =
        "/sandbox/book?limit=1000"
            + (cursor.isEmpty()
                ? ""
                : "&cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8));
    var response =
        http.send(
            HttpRequest.newBuilder(sandbox.resolve(query)).timeout(TIMEOUT).build(),
            HttpResponse.BodyHandlers.ofByteArray());
    if (response.statusCode() != 200) {
      throw new IOException(
          "the sandbox answered " + response.statusCode() + " when asked for its book");
    }
    try {
      return json.readTree(response.body());
    } catch (JsonProcessingException other) {
      // Its message would show what came in place of a book.
      throw new IOException(NO_BOOK, other);
    }
  }
}
