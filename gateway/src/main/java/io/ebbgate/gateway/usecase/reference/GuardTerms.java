package io.ebbgate.gateway.usecase.reference;

import io.ebbgate.gateway.usecase.document.Entry;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What terms say about guarding: any part of the settings, each value within the bounds of its
 * setting.
 *
 * @param values by setting, in the order of the settings
 */
public record GuardTerms(Map<GuardSetting, Long> values) {
  /** Nothing: the defaults hold. */
  public static final GuardTerms NONE = new GuardTerms(Map.of());

  public GuardTerms {
    var copy = new EnumMap<GuardSetting, Long>(GuardSetting.class);
    copy.putAll(values);
    values = Collections.unmodifiableMap(copy);
  }

  /** These, with those put in their place that the others name. */
  public GuardTerms with(GuardTerms others) {
    var both = new EnumMap<GuardSetting, Long>(GuardSetting.class);
    both.putAll(values);
    both.putAll(others.values);
    return new GuardTerms(both);
  }

  /** Reads what a document gives; mistakes are noted in the entry. */
  static GuardTerms read(Entry entry) {
    var values = new EnumMap<GuardSetting, Long>(GuardSetting.class);
    for (var setting : GuardSetting.values()) {
      if (entry.has(setting.key())) {
        values.put(setting, value(entry, setting));
      }
    }
    entry.noMore();
    return new GuardTerms(values);
  }

  private static long value(Entry entry, GuardSetting setting) {
    return switch (setting.kind()) {
      case COUNT, MILLISECONDS -> entry.number(setting.key(), setting.least(), setting.most());
      case FLAG -> entry.flag(setting.key(), false) ? 1 : 0;
    };
  }

  /** As a tree, with what is given only. */
  public Map<String, Object> tree() {
    var tree = new LinkedHashMap<String, Object>();
    values.forEach((setting, value) ->
        tree.put(
            setting.key(),
            switch (setting.kind()) {
              case COUNT, MILLISECONDS -> value;
              case FLAG -> value == 1;
            }));
    return tree;
  }
}
