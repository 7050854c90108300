package io.ebbgate.sandbox.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ebbgate.core.money.Money;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Currency;
import java.util.Optional;

/**
 * Reads JSON objects without mercy. Every method throws {@link BadInput} on what it cannot take.
 */
public final class StrictJson {

  private static final int MAXIMUM_DEPTH = 16;
  private static final int MAXIMUM_TEXT = 4_096;

  private static final ObjectMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAXIMUM_DEPTH)
                          .maxNumberLength(32)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private StrictJson() {}

  /** The object in a body. */
  public static ObjectNode object(Buffer body) {
    try {
      JsonNode node = MAPPER.readTree(body.getBytes());
      if (node instanceof ObjectNode object) {
        return object;
      }
    } catch (IOException e) {
      throw new BadInput("the body is not one well-formed JSON object");
    }
    throw new BadInput("the body is not a JSON object");
  }

  /** An empty object to fill. */
  public static ObjectNode create() {
    return MAPPER.createObjectNode();
  }

  /** The text of an object. */
  public static Buffer write(ObjectNode object) {
    try {
      return Buffer.buffer(MAPPER.writeValueAsBytes(object));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of JSON nodes can always be written", e);
    }
  }

  /** A text member that must be there and not be empty. */
  public static String text(JsonNode object, String member) {
    return optionalText(object, member)
        .orElseThrow(() -> new BadInput(member + " is missing or empty"));
  }

  /** A text member that may be absent or empty. */
  public static Optional<String> optionalText(JsonNode object, String member) {
    JsonNode node = object.get(member);
    if (node == null || node.isNull()) {
      return Optional.empty();
    }
    if (!node.isTextual()) {
      throw new BadInput(member + " is not text");
    }
    String text = node.textValue();
    if (text.length() > MAXIMUM_TEXT || text.indexOf('\u0000') >= 0) {
      throw new BadInput(member + " is too long or holds U+0000");
    }
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  /** A whole number that must be there. */
  public static long whole(JsonNode object, String member) {
    JsonNode node = object.get(member);
    if (node == null || !node.isIntegralNumber() || !node.canConvertToLong()) {
      throw new BadInput(member + " is not a whole number");
    }
    return node.longValue();
  }

  /** An object member that must be there. */
  public static ObjectNode child(JsonNode object, String member) {
    if (object.get(member) instanceof ObjectNode child) {
      return child;
    }
    throw new BadInput(member + " is not an object");
  }

  /** A positive amount: {@code {"amount": 123, "currency": "CNY"}}. */
  public static Money money(JsonNode object, String member) {
    ObjectNode node = child(object, member);
    long minor = whole(node, "amount");
    try {
      var money = new Money(minor, Currency.getInstance(text(node, "currency")));
      if (money.isPositive()) {
        return money;
      }
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new BadInput(member + " has no such currency or is out of range");
    }
    throw new BadInput(member + " is not positive");
  }

  /** A moment in ISO 8601, UTC. */
  public static Instant instant(JsonNode object, String member) {
    try {
      return Instant.parse(text(object, member));
    } catch (DateTimeParseException e) {
      throw new BadInput(member + " is not a moment in ISO 8601");
    }
  }

  /** An amount as an object. */
  public static ObjectNode money(Money money) {
    return create()
        .put("amount", money.minor())
        .put("currency", money.currency().getCurrencyCode());
  }
}
