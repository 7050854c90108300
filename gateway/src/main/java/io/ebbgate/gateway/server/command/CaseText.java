package io.ebbgate.gateway.server.command;

import io.ebbgate.core.money.Money;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A case file for people: indented, one thing on a line, amounts in units. */
final class CaseText {
  private static final String STEP = "  ";
  private static final int KEY_WIDTH = 18;

  private CaseText() {}

  static String of(Map<String, Object> tree) {
    return map(tree, "").stripTrailing();
  }

  private static String map(Map<?, ?> map, String indent) {
    return map.entrySet().stream()
        .map(entry -> member(String.valueOf(entry.getKey()), entry.getValue(), indent))
        .collect(Collectors.joining());
  }

  private static String member(String key, Object value, String indent) {
    return switch (value) {
      case Map<?, ?> map when isMoney(map) -> line(key, money(map), indent);
      case Map<?, ?> map when map.isEmpty() -> line(key, "none", indent);
      case Map<?, ?> map -> indent + key + "\n" + map(map, indent + STEP);
      case List<?> list when list.isEmpty() -> line(key, "none", indent);
      case List<?> list when list.stream().noneMatch(Map.class::isInstance) ->
          line(key, join(list), indent);
      case List<?> list ->
          indent
              + key
              + "\n"
              + list.stream().map(item -> item(item, indent + STEP)).collect(Collectors.joining());
      default -> line(key, value.toString(), indent);
    };
  }

  private static String item(Object item, String indent) {
    String text = item instanceof Map<?, ?> map ? map(map, indent + STEP) : indent + STEP + item;
    return indent + "- " + text.stripLeading();
  }

  private static String line(String key, String value, String indent) {
    int width = Math.max(1, KEY_WIDTH - key.length());
    return indent + key + " ".repeat(width) + value + "\n";
  }

  private static String join(List<?> list) {
    return list.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  private static boolean isMoney(Map<?, ?> map) {
    return map.size() == 2
        && map.get("amount") instanceof Long
        && map.get("currency") instanceof String;
  }

  private static String money(Map<?, ?> map) {
    var currency = Currency.getInstance(String.valueOf(map.get("currency")));
    return map.get("amount") instanceof Long minor ? new Money(minor, currency).toString() : "";
  }
}
