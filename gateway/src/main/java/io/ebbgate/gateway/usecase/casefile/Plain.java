package io.ebbgate.gateway.usecase.casefile;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Stored JSON as maps, lists, texts, longs and booleans; members without a value are left out. */
final class Plain {
  private Plain() {}

  static Map<String, Object> map(JsonObject json) {
    return map(json.getMap());
  }

  private static Map<String, Object> map(Map<?, ?> given) {
    var map = new LinkedHashMap<String, Object>();
    given.forEach((key, value) -> {
      if (value != null) {
        map.put(String.valueOf(key), value(value));
      }
    });
    return map;
  }

  private static List<Object> list(Iterable<?> given) {
    var list = new ArrayList<Object>();
    for (Object value : given) {
      list.add(value(value));
    }
    return list;
  }

  private static Object value(@Nullable Object given) {
    return switch (given) {
      case JsonObject json -> map(json.getMap());
      case Map<?, ?> map -> map(map);
      case JsonArray array -> list(array.getList());
      case List<?> list -> list(list);
      case Integer number -> number.longValue();
      case Long number -> number;
      case Boolean flag -> flag;
      case Object other -> other.toString();
      case null -> "";
    };
  }
}
