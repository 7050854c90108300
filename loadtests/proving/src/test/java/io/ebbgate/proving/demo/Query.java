package io.ebbgate.proving.demo;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a PromQL expression asks for, as far as the project's own dashboard uses the language:
 * selectors with = and =~, functions, aggregations with {@code by (…)}.
 *
 * @param selectors the metrics
 * @param grouping the labels of all {@code by (…)}
 */
record Query(List<Selector> selectors, Set<String> grouping) {
  private static final Pattern BY = Pattern.compile("\\bby\\s*\\((?<labels>[^)]*)\\)");
  private static final Pattern SELECTOR =
      Pattern.compile("(?<name>[a-zA-Z_:][\\w:]*)\\s*(?<next>\\(|\\{[^}]*\\})?");
  private static final Pattern MATCHER =
      Pattern.compile("(?<label>\\w+)(?<operator>=~|=)\"(?<value>[^\"]*)\"");
  private static final Set<String> OPERATORS = Set.of("or", "and", "unless", "bool");

  /** One metric with conditions on its labels. */
  record Selector(String metric, List<Condition> conditions) {}

  /** A label that a metric must have with a value that matches. */
  record Condition(String label, Pattern value) {}

  static Query of(String expression) {
    var grouping = new HashSet<String>();
    var by = BY.matcher(expression);
    while (by.find()) {
      for (var label : by.group("labels").split(",", -1)) {
        grouping.add(label.strip());
      }
    }
    var rest = by.reset().replaceAll(" ").replaceAll("\\[[^\\]]*\\]", " ");
    var selectors = new ArrayList<Selector>();
    var names = SELECTOR.matcher(rest);
    while (names.find()) {
      var next = names.group("next");
      boolean function = "(".equals(next);
      if (!function && !OPERATORS.contains(names.group("name"))) {
        selectors.add(new Selector(names.group("name"), conditions(next == null ? "" : next)));
      }
    }
    return new Query(selectors, grouping);
  }

  private static List<Condition> conditions(String braces) {
    var conditions = new ArrayList<Condition>();
    var matcher = MATCHER.matcher(braces);
    while (matcher.find()) {
      var value = matcher.group("value");
      conditions.add(
          new Condition(
              matcher.group("label"),
              Pattern.compile(
                  matcher.group("operator").equals("=") ? Pattern.quote(value) : value)));
    }
    return conditions;
  }
}
