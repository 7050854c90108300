package io.ebbgate.gateway.http.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.ebbgate.gateway.http.json.JsonValue.FlagValue;
import io.ebbgate.gateway.http.json.JsonValue.FractionValue;
import io.ebbgate.gateway.http.json.JsonValue.HugeWholeValue;
import io.ebbgate.gateway.http.json.JsonValue.ListValue;
import io.ebbgate.gateway.http.json.JsonValue.NullValue;
import io.ebbgate.gateway.http.json.JsonValue.ObjectValue;
import io.ebbgate.gateway.http.json.JsonValue.TextValue;
import io.ebbgate.gateway.http.json.JsonValue.WholeValue;
import io.ebbgate.gateway.usecase.Problem;
import io.ebbgate.gateway.usecase.ProblemCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads one JSON text (RFC 8259) from bytes and refuses what is ambiguous: bytes that are not
 * UTF-8, a byte order mark, members given twice, nesting beyond a limit, U+0000 and lone
 * surrogates, anything after the value. Thread-safe.
 */
public final class StrictJson {
  private final JsonFactory factory;
  private final int maximumDepth;

  /**
   * A reader.
   *
   * @param maximumDepth how many objects and arrays may be open at once, at least 1
   * @param maximumBytes the longest body that will be given
   */
  public StrictJson(int maximumDepth, int maximumBytes) {
    this.maximumDepth = maximumDepth;
    // Lengths are bounded by the body's limit; the parser's own limits must not come first, since
    // its exceptions do not tell one limit from another.
    this.factory =
        new JsonFactoryBuilder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNumberLength(maximumBytes)
                    .maxStringLength(maximumBytes)
                    .maxNameLength(maximumBytes)
                    .build())
            .build();
  }

  /**
   * The value of a body.
   *
   * @throws io.ebbgate.gateway.usecase.Rejected with the first problem by precedence
   */
  public JsonValue read(byte[] body) {
    if (!Utf8.isWellFormed(body)) {
      throw Problem.of(ProblemCode.BODY_NOT_UTF8, "Send the body in UTF-8.").rejected();
    }
    if (startsOddly(body)) {
      throw malformed("Begin the body with the JSON text itself.");
    }
    var reading = new Reading(maximumDepth);
    JsonValue value;
    try (JsonParser parser = factory.createParser(body)) {
      parser.nextToken();
      value = reading.value(parser, 0);
      if (parser.nextToken() != null) {
        throw malformed("Something follows the JSON text.");
      }
    } catch (StreamConstraintsException _) {
      throw tooDeep(maximumDepth).rejected();
    } catch (JsonProcessingException mistake) {
      var place = mistake.getLocation();
      throw malformed(
          place == null
              ? "The JSON text ends or goes wrong somewhere."
              : "Not JSON at line " + place.getLineNr() + ", column " + place.getColumnNr() + ".");
    } catch (IOException cannotBe) {
      throw new UncheckedIOException(cannotBe);
    }
    if (reading.worst != null) {
      throw reading.worst.rejected();
    }
    return value;
  }

  /** A byte order mark, or a zero byte that would make the parser guess UTF-16 or UTF-32. */
  private static boolean startsOddly(byte[] body) {
    if (body.length >= 3 && (body[0] & 0xff) == 0xef && (body[1] & 0xff) == 0xbb) {
      return true;
    }
    for (int i = 0; i < Math.min(4, body.length); i++) {
      if (body[i] == 0) {
        return true;
      }
    }
    return false;
  }

  private static RuntimeException malformed(String detail) {
    return Problem.of(ProblemCode.JSON_MALFORMED, detail).rejected();
  }

  private static Problem tooDeep(int maximumDepth) {
    return Problem.of(
        ProblemCode.JSON_TOO_DEEP,
        "At most " + maximumDepth + " objects and arrays may be open at once.");
  }

  /** One body. Goes on after a problem, since a worse one may follow. */
  private static final class Reading {
    private final int maximumDepth;
    private @Nullable Problem worst;

    Reading(int maximumDepth) {
      this.maximumDepth = maximumDepth;
    }

    JsonValue value(JsonParser parser, int depth) throws IOException {
      var token = parser.currentToken();
      if (token == null) {
        throw malformed("The JSON text is incomplete.");
      }
      return switch (token) {
        case START_OBJECT -> object(parser, depth + 1);
        case START_ARRAY -> list(parser, depth + 1);
        case VALUE_STRING -> new TextValue(storable(parser, parser.getText()));
        case VALUE_NUMBER_INT -> whole(parser);
        case VALUE_NUMBER_FLOAT -> new FractionValue();
        case VALUE_TRUE -> new FlagValue(true);
        case VALUE_FALSE -> new FlagValue(false);
        case VALUE_NULL -> new NullValue();
        case END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
            throw malformed("A value is missing.");
      };
    }

    private JsonValue object(JsonParser parser, int depth) throws IOException {
      if (isTooDeep(parser, depth)) {
        return ObjectValue.EMPTY;
      }
      var members = new LinkedHashMap<String, JsonValue>();
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        var name = storable(parser, parser.currentName());
        parser.nextToken();
        var value = value(parser, depth);
        if (members.put(name, value) != null) {
          note(ProblemCode.JSON_DUPLICATE_MEMBER, parser, "Give each member once.");
        }
      }
      return new ObjectValue(members);
    }

    private JsonValue list(JsonParser parser, int depth) throws IOException {
      var items = new ArrayList<JsonValue>();
      if (isTooDeep(parser, depth)) {
        return new ListValue(items);
      }
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        items.add(value(parser, depth));
      }
      return new ListValue(items);
    }

    /** Skips without recursion, so that depth costs no stack. */
    private boolean isTooDeep(JsonParser parser, int depth) throws IOException {
      if (depth <= maximumDepth) {
        return false;
      }
      note(tooDeep(maximumDepth));
      parser.skipChildren();
      return true;
    }

    private static JsonValue whole(JsonParser parser) throws IOException {
      return switch (parser.getNumberType()) {
        case INT, LONG -> new WholeValue(parser.getLongValue());
        case BIG_INTEGER -> new HugeWholeValue(parser.getText().startsWith("-"));
        case FLOAT, DOUBLE, BIG_DECIMAL -> new FractionValue();
      };
    }

    private String storable(JsonParser parser, String text) {
      if (Utf8.isStorable(text)) {
        return text;
      }
      note(ProblemCode.TEXT_NOT_ALLOWED, parser, "Leave out U+0000 and lone surrogates.");
      return "";
    }

    private void note(ProblemCode code, JsonParser parser, String detail) {
      var pointer = Pointers.tellable(parser.getParsingContext().pathAsPointer().toString());
      note(Problem.field(code, pointer, detail));
    }

    private void note(Problem problem) {
      if (worst == null || problem.code().compareTo(worst.code()) < 0) {
        worst = problem;
      }
    }
  }
}
