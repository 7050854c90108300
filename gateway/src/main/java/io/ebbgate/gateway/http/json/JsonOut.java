package io.ebbgate.gateway.http.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.ebbgate.core.id.IdKind;
import io.ebbgate.core.money.Money;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes one JSON object. Members come in the order of the calls; what is absent is left out. */
public final class JsonOut {
  private static final JsonFactory FACTORY = new JsonFactory();
  private static final int USUAL_BYTES = 512;

  private final JsonGenerator out;

  private JsonOut(JsonGenerator out) {
    this.out = out;
  }

  /** The bytes of an object with the members that the content writes. */
  public static Buffer object(Consumer<JsonOut> content) {
    var bytes = new ByteArrayOutputStream(USUAL_BYTES);
    try (var generator = FACTORY.createGenerator(bytes)) {
      generator.writeStartObject();
      content.accept(new JsonOut(generator));
      generator.writeEndObject();
    } catch (IOException cannotBe) {
      throw new UncheckedIOException(cannotBe);
    }
    return Buffer.buffer(bytes.toByteArray());
  }

  /** A string. */
  public JsonOut text(String name, String value) {
    return write(() -> out.writeStringField(name, value));
  }

  /** A string, if there is one. */
  public JsonOut text(String name, Optional<String> value) {
    value.ifPresent(text -> text(name, text));
    return this;
  }

  /** A whole number. */
  public JsonOut whole(String name, long value) {
    return write(() -> out.writeNumberField(name, value));
  }

  /** True or false. */
  public JsonOut flag(String name, boolean value) {
    return write(() -> out.writeBooleanField(name, value));
  }

  /** An identifier in its public form. */
  public JsonOut id(String name, IdKind kind, UUID id) {
    return text(name, kind.format(id));
  }

  /** An instant in UTC. */
  public JsonOut instant(String name, Instant value) {
    return text(name, value.toString());
  }

  /** An instant in UTC, if there is one. */
  public JsonOut instant(String name, Optional<Instant> value) {
    value.ifPresent(instant -> instant(name, instant));
    return this;
  }

  /** A date. */
  public JsonOut date(String name, LocalDate value) {
    return text(name, value.toString());
  }

  /** An amount: {@code {"amount": 123456, "currency": "CNY"}} in minor units. */
  public JsonOut money(String name, Money value) {
    return write(() -> {
      out.writeFieldName(name);
      writeMoney(value);
    });
  }

  /** An object. */
  public JsonOut object(String name, Consumer<JsonOut> content) {
    return write(() -> {
      out.writeObjectFieldStart(name);
      content.accept(this);
      out.writeEndObject();
    });
  }

  /** An array of objects. */
  public <T> JsonOut list(String name, List<T> items, BiConsumer<JsonOut, T> content) {
    return write(() -> {
      out.writeArrayFieldStart(name);
      for (var item : items) {
        out.writeStartObject();
        content.accept(this, item);
        out.writeEndObject();
      }
      out.writeEndArray();
    });
  }

  /**
   * The members of a tree of maps, lists, strings, numbers, booleans and amounts, in the map's own
   * order.
   */
  public JsonOut members(Map<String, ?> tree) {
    return write(() -> writeMembers(tree));
  }

  /** The same, ordered by name, for maps whose own order may differ from run to run. */
  public JsonOut sortedMembers(Map<String, ?> tree) {
    return members(new TreeMap<>(tree));
  }

  private void writeMembers(Map<?, ?> tree) throws IOException {
    for (var member : tree.entrySet()) {
      out.writeFieldName(String.valueOf(member.getKey()));
      writeTree(member.getValue());
    }
  }

  private void writeTree(@Nullable Object value) throws IOException {
    switch (value) {
      case null -> out.writeNull();
      case String text -> out.writeString(text);
      case Long number -> out.writeNumber(number);
      case Integer number -> out.writeNumber(number);
      case Boolean flag -> out.writeBoolean(flag);
      case Money money -> writeMoney(money);
      case Map<?, ?> map -> {
        out.writeStartObject();
        writeMembers(map);
        out.writeEndObject();
      }
      case Iterable<?> items -> {
        out.writeStartArray();
        for (var item : items) {
          writeTree(item);
        }
        out.writeEndArray();
      }
      default -> out.writeString(value.toString());
    }
  }

  private void writeMoney(Money value) throws IOException {
    out.writeStartObject();
    out.writeNumberField("amount", value.minor());
    out.writeStringField("currency", value.currency().getCurrencyCode());
    out.writeEndObject();
  }

  /** Something that writes; to memory, so that an exception would be a defect. */
  private interface Writing {
    void write() throws IOException;
  }

  private JsonOut write(Writing writing) {
    try {
      writing.write();
    } catch (IOException cannotBe) {
      throw new UncheckedIOException(cannotBe);
    }
    return this;
  }
}
