package io.ebbgate.gateway.http.json;

import java.util.List;
import java.util.Map;

/** A JSON value as it was written: numbers keep the difference between whole and not. */
public sealed interface JsonValue {

  /**
   * An object.
   *
   * @param members in the order given, each name once
   */
  record ObjectValue(Map<String, JsonValue> members) implements JsonValue {
    /** An object without members. */
    public static final ObjectValue EMPTY = new ObjectValue(Map.of());
  }

  /**
   * An array.
   *
   * @param items in order
   */
  record ListValue(List<JsonValue> items) implements JsonValue {}

  /**
   * A string.
   *
   * @param text without U+0000 and lone surrogates
   */
  record TextValue(String text) implements JsonValue {}

  /**
   * A number written without fraction and exponent that fits 64 bits.
   *
   * @param value the number
   */
  record WholeValue(long value) implements JsonValue {}

  /**
   * A number written without fraction and exponent that does not fit 64 bits.
   *
   * @param negative whether it is below zero
   */
  record HugeWholeValue(boolean negative) implements JsonValue {}

  /** A number written with a fraction or an exponent, whatever its value. */
  record FractionValue() implements JsonValue {}

  /**
   * True or false.
   *
   * @param value which
   */
  record FlagValue(boolean value) implements JsonValue {}

  /** Null. */
  record NullValue() implements JsonValue {}
}
