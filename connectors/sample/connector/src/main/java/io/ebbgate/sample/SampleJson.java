package io.ebbgate.sample;

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
import io.ebbgate.core.movement.MovementKind;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Currency;
import java.util.Locale;

/**
 * Reads the provider's JSON strictly: duplicate members, deep nesting, trailing text and wrong
 * types are unreadable. Members that nobody asks for are left alone, since providers add some.
 */
final class SampleJson {

  /** The provider sent something that cannot be read; the message repeats nothing of it. */
  static final class Unreadable extends Exception {

    private static final long serialVersionUID = 1L;

    Unreadable(String message) {
      super(message, null, false, false);
    }
  }

  private static final int MAXIMUM_DEPTH = 8;
  private static final int MAXIMUM_TEXT = 256;

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

  private SampleJson() {}

  static ObjectNode create() {
    return MAPPER.createObjectNode();
  }

  static Buffer write(ObjectNode node) {
    try {
      return Buffer.buffer(MAPPER.writeValueAsBytes(node));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of JSON nodes can always be written", e);
    }
  }

  static ObjectNode money(Money money) {
    return create()
        .put("amount", money.minor())
        .put("currency", money.currency().getCurrencyCode());
  }

  /** The name of a kind on the wire. */
  static String wireName(MovementKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  static ObjectNode object(Buffer body) throws Unreadable {
    try {
      if (MAPPER.readTree(body.getBytes()) instanceof ObjectNode object) {
        return object;
      }
    } catch (IOException e) {
      throw new Unreadable("not one well-formed JSON object");
    }
    throw new Unreadable("not a JSON object");
  }

  static String text(JsonNode object, String member) throws Unreadable {
    JsonNode node = object.get(member);
    if (node == null || !node.isTextual()) {
      throw new Unreadable(member + " is not text");
    }
    String text = node.textValue();
    if (text.isEmpty() || text.length() > MAXIMUM_TEXT || text.indexOf('\u0000') >= 0) {
      throw new Unreadable(member + " is empty, too long, or holds U+0000");
    }
    return text;
  }

  static Money money(JsonNode object, String member) throws Unreadable {
    if (!(object.get(member) instanceof ObjectNode node)) {
      throw new Unreadable(member + " is not an object");
    }
    JsonNode minor = node.get("amount");
    if (minor == null || !minor.isIntegralNumber() || !minor.canConvertToLong()) {
      throw new Unreadable(member + ".amount is not a whole number");
    }
    try {
      return new Money(minor.longValue(), Currency.getInstance(text(node, "currency")));
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new Unreadable(member + " has no such currency or is out of range");
    }
  }

  static Instant instant(JsonNode object, String member) throws Unreadable {
    try {
      return Instant.parse(text(object, member));
    } catch (DateTimeParseException e) {
      throw new Unreadable(member + " is not a moment");
    }
  }

  static MovementKind kind(JsonNode object, String member) throws Unreadable {
    String text = text(object, member);
    for (MovementKind kind : MovementKind.values()) {
      if (wireName(kind).equals(text)) {
        return kind;
      }
    }
    throw new Unreadable(member + " is no kind of movement");
  }
}
