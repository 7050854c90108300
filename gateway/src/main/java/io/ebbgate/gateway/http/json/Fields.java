package io.ebbgate.gateway.http.json;

import io.ebbgate.core.id.IdKind;
import io.ebbgate.core.money.Money;
import io.ebbgate.gateway.http.json.JsonValue.FlagValue;
import io.ebbgate.gateway.http.json.JsonValue.FractionValue;
import io.ebbgate.gateway.http.json.JsonValue.HugeWholeValue;
import io.ebbgate.gateway.http.json.JsonValue.ListValue;
import io.ebbgate.gateway.http.json.JsonValue.NullValue;
import io.ebbgate.gateway.http.json.JsonValue.ObjectValue;
import io.ebbgate.gateway.http.json.JsonValue.TextValue;
import io.ebbgate.gateway.http.json.JsonValue.WholeValue;
import io.ebbgate.gateway.usecase.ProblemCode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the members of one object. A mistake is noted and a placeholder returned, which nobody sees
 * as long as {@link #finish()} is called before the values are used: it throws when there was any
 * mistake, and notes members that were never asked for.
 */
public final class Fields {
  private static final UUID NO_ID = new UUID(0, 0);
  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");
  private static final Object NOTHING_KNOWN = new Object();
  private static final int LONGEST_INSTANT = 40;
  private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

  private final ObjectValue object;
  private final String pointer;
  private final FieldProblems problems;
  private final FieldProblems toThrow;
  private final List<String> asked = new ArrayList<>(8);
  private final List<Fields> nested = new ArrayList<>(2);

  private Fields(
      ObjectValue object, String pointer, FieldProblems problems, FieldProblems toThrow) {
    this.object = object;
    this.pointer = pointer;
    this.problems = problems;
    this.toThrow = toThrow;
  }

  /** The members of a body; notes a mistake when it is not an object. */
  public static Fields of(JsonValue body) {
    var problems = new FieldProblems();
    if (body instanceof ObjectValue object) {
      return new Fields(object, "", problems, problems);
    }
    problems.add(ProblemCode.FIELD_TYPE_WRONG, "", "The body must be an object.");
    return silent("", problems);
  }

  /** Stands for an object that is not there: that was noted, its members' absence is not news. */
  private static Fields silent(String pointer, FieldProblems toThrow) {
    return new Fields(ObjectValue.EMPTY, pointer, new FieldProblems(), toThrow);
  }

  /** The members of a member that must be an object. */
  public Fields object(String name) {
    var value = required(name);
    if (value instanceof ObjectValue child) {
      var fields = new Fields(child, Pointers.child(pointer, name), problems, toThrow);
      nested.add(fields);
      return fields;
    }
    if (value != null) {
      wrongType(name, "an object");
    }
    return silent(Pointers.child(pointer, name), toThrow);
  }

  /**
   * A member that must be an object, as a tree of maps, lists, texts, numbers and flags. What it
   * holds is somebody else's to judge, who tells by {@link #wrong}.
   */
  public Map<String, Object> tree(String name) {
    var value = required(name);
    if (value instanceof ObjectValue child) {
      return tree(child);
    }
    if (value != null) {
      wrongType(name, "an object");
    }
    return Map.of();
  }

  private static Map<String, Object> tree(ObjectValue object) {
    var tree = new LinkedHashMap<String, Object>();
    object.members().forEach((name, value) -> tree.put(name, tree(value)));
    return tree;
  }

  private static Object tree(JsonValue value) {
    return switch (value) {
      case ObjectValue object -> tree(object);
      case ListValue(var items) -> items.stream().map(Fields::tree).toList();
      case TextValue(var text) -> text;
      case WholeValue(long number) ->
          number == (int) number ? (Object) (int) number : (Object) number;
      case FlagValue(boolean flag) -> flag;
      // No term is written like these: they are told as what was expected in their place.
      case HugeWholeValue _, FractionValue _, NullValue _ -> NOTHING_KNOWN;
    };
  }

  /** Whether a tree was there, so that telling what is wrong in it is of use. */
  public boolean hasTree(String name) {
    return object.members().get(name) instanceof ObjectValue;
  }

  /** Whether a member is there; it counts as known from then on. */
  public boolean isGiven(String name) {
    asked.add(name);
    return object.members().containsKey(name);
  }

  /**
   * Notes what is wrong in a tree.
   *
   * @param place the names down to it, parted by dots
   */
  public void wrong(String name, String place, String detail) {
    var at = Pointers.child(pointer, name);
    for (var step : place.split("\\.", -1)) {
      at = step.isEmpty() ? at : Pointers.child(at, step);
    }
    problems.add(ProblemCode.FIELD_INVALID, at, detail);
  }

  /** A text that keeps a rule. */
  public String text(String name, TextRule rule) {
    var value = required(name);
    if (!(value instanceof TextValue(var text))) {
      if (value != null) {
        wrongType(name, "a string");
      }
      return "";
    }
    if (!rule.allows().test(text)) {
      invalid(name, rule.expectation());
      return "";
    }
    return text;
  }

  /** An identifier of a kind in its public form. */
  public UUID id(String name, IdKind kind) {
    var value = required(name);
    if (!(value instanceof TextValue(var text))) {
      if (value != null) {
        wrongType(name, "a string");
      }
      return NO_ID;
    }
    var id = kind.parse(text);
    if (id.isEmpty()) {
      invalid(name, "Give an identifier that begins with " + kind.prefix() + "_.");
    }
    return id.orElse(NO_ID);
  }

  /** A whole number within bounds, both included. */
  public int whole(String name, int minimum, int maximum) {
    var value = required(name);
    if (value instanceof WholeValue(long number) && number >= minimum && number <= maximum) {
      return (int) number;
    }
    if (value instanceof WholeValue || value instanceof HugeWholeValue) {
      invalid(name, "Give a whole number from " + minimum + " to " + maximum + ".");
    } else if (value != null) {
      wrongType(name, "a whole number without fraction or exponent");
    }
    return minimum;
  }

  /** An instant such as {@code 2026-11-23T09:30:00Z}, kept to the microsecond. */
  public Instant instant(String name) {
    var value = required(name);
    if (!(value instanceof TextValue(var text))) {
      if (value != null) {
        wrongType(name, "a string");
      }
      return EARLIEST;
    }
    if (text.length() <= LONGEST_INSTANT) {
      try {
        var instant = Instant.parse(text);
        if (!instant.isBefore(EARLIEST) && instant.isBefore(LATEST)) {
          return instant.truncatedTo(ChronoUnit.MICROS);
        }
      } catch (DateTimeException _) {
        // told below, with the same words as an instant out of range
      }
    }
    invalid(name, "Give an ISO 8601 instant such as 2026-11-23T09:30:00Z.");
    return EARLIEST;
  }

  /** An amount above zero. */
  public Money positiveMoney(String name) {
    return money(name, 1);
  }

  /** An amount of zero or more. */
  public Money moneyFromZero(String name) {
    return money(name, 0);
  }

  /** An amount above zero that may be left out. */
  public Optional<Money> optionalPositiveMoney(String name) {
    if (!object.members().containsKey(name)) {
      asked.add(name);
      return Optional.empty();
    }
    return Optional.of(money(name, 1));
  }

  /** A day such as {@code 2026-11-23} that may be left out, within bounds, both included. */
  public Optional<LocalDate> optionalDate(String name, LocalDate first, LocalDate last) {
    asked.add(name);
    if (!object.members().containsKey(name)) {
      return Optional.empty();
    }
    var value = required(name);
    if (!(value instanceof TextValue(var text))) {
      wrongType(name, "a string");
      return Optional.empty();
    }
    if (DAY.matcher(text).matches()) {
      try {
        var date = LocalDate.parse(text);
        if (!date.isBefore(first) && !date.isAfter(last)) {
          return Optional.of(date);
        }
      } catch (DateTimeException _) {
        // told below, with the same words as a day out of range
      }
    }
    invalid(name, "Give a day from " + first + " to " + last + ".");
    return Optional.empty();
  }

  private Money money(String name, long minimum) {
    var fields = object(name);
    var minor = fields.minor(minimum);
    fields.currency();
    return Money.fen(minor);
  }

  private long minor(long minimum) {
    var value = required("amount");
    return switch (value) {
      case WholeValue(long number) when number < minimum -> tooSmall(minimum);
      case WholeValue(long number) when number > Money.MAXIMUM_MINOR -> tooLarge();
      case WholeValue(long number) -> number;
      case HugeWholeValue(boolean negative) -> negative ? tooSmall(minimum) : tooLarge();
      case null -> minimum;
      default -> {
        wrongType("amount", "a whole number of minor units without fraction or exponent");
        yield minimum;
      }
    };
  }

  private long tooSmall(long minimum) {
    if (minimum > 0) {
      add(ProblemCode.AMOUNT_NOT_POSITIVE, "amount", "Give an amount above zero.");
    } else {
      add(ProblemCode.AMOUNT_NEGATIVE, "amount", "Give an amount of zero or more.");
    }
    return minimum;
  }

  private long tooLarge() {
    add(
        ProblemCode.AMOUNT_TOO_LARGE,
        "amount",
        "Give at most " + Money.MAXIMUM_MINOR + " minor units.");
    return 1;
  }

  private void currency() {
    var value = required("currency");
    if (value instanceof TextValue(var code)) {
      if (!code.equals("CNY")) {
        add(ProblemCode.CURRENCY_UNKNOWN, "currency", "Give CNY, the one currency dealt in.");
      }
    } else if (value != null) {
      wrongType("currency", "a string");
    }
  }

  /**
   * Ends the reading of the body that this object is.
   *
   * @throws io.ebbgate.gateway.usecase.Rejected when anything was wrong
   */
  public void finish() {
    noteUnknown();
    toThrow.throwIfAny();
  }

  private void noteUnknown() {
    if (asked.size() < object.members().size() || !asked.containsAll(object.members().keySet())) {
      for (var name : object.members().keySet()) {
        if (!asked.contains(name)) {
          add(ProblemCode.FIELD_UNKNOWN, name, "Leave this field out, or mend its name.");
        }
      }
    }
    nested.forEach(Fields::noteUnknown);
  }

  private @Nullable JsonValue required(String name) {
    asked.add(name);
    var value = object.members().get(name);
    if (value == null) {
      add(ProblemCode.FIELD_MISSING, name, "Give this field.");
    }
    return value;
  }

  private void wrongType(String name, String expected) {
    add(ProblemCode.FIELD_TYPE_WRONG, name, "Give " + expected + ".");
  }

  private void invalid(String name, String detail) {
    add(ProblemCode.FIELD_INVALID, name, detail);
  }

  private void add(ProblemCode code, String name, String detail) {
    problems.add(code, Pointers.child(pointer, name), detail);
  }
}
