package io.ebbgate.core.lifecycle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * What a lifecycle decides for every pair of a state and an event.
 *
 * @param title of the lifecycle
 * @param rows every pair once
 */
record LifecycleTable(String title, List<Row> rows) {

  LifecycleTable {
    rows = List.copyOf(rows);
  }

  /**
   * One pair and what follows from it.
   *
   * @param state for people; the part before a comma is the state's name
   * @param event for people
   * @param newState as {@code state}
   * @param effects in order
   */
  record Row(String state, String event, String newState, List<String> effects) {

    Row {
      effects = List.copyOf(effects);
    }
  }

  private List<String> states() {
    return List.copyOf(new LinkedHashSet<>(rows.stream().map(Row::state).toList()));
  }

  private List<String> events() {
    return List.copyOf(new LinkedHashSet<>(rows.stream().map(Row::event).toList()));
  }

  /** A Mermaid state diagram of the changes between named states. */
  String mermaid(List<String> first, List<String> terminal) {
    Map<String, LinkedHashSet<String>> arrows = new LinkedHashMap<>();
    for (Row row : rows) {
      String from = nameOf(row.state());
      String to = nameOf(row.newState());
      if (!from.equals(to)) {
        arrows
            .computeIfAbsent(from + " --> " + to, arrow -> new LinkedHashSet<>())
            .add(row.event());
      }
    }
    var lines = new ArrayList<String>();
    lines.add("```mermaid");
    lines.add("stateDiagram-v2");
    first.forEach(state -> lines.add("  [*] --> " + state));
    arrows.forEach(
        (arrow, events) -> lines.add("  " + arrow + " : " + String.join("<br/>", events)));
    terminal.forEach(state -> lines.add("  " + state + " --> [*]"));
    lines.add("```");
    return String.join("\n", lines);
  }

  /** One row for each event, one column for each state. */
  String markdown() {
    var lines = new ArrayList<String>();
    lines.add("| event | " + String.join(" | ", states()) + " |");
    lines.add("| --- |" + " --- |".repeat(states().size()));
    for (String event : events()) {
      var cells = new ArrayList<String>();
      for (Row row : rows) {
        if (row.event().equals(event)) {
          cells.add(cell(row));
        }
      }
      lines.add("| " + event + " | " + String.join(" | ", cells) + " |");
    }
    return String.join("\n", lines);
  }

  private static String cell(Row row) {
    var parts = new ArrayList<String>();
    if (!row.state().equals(row.newState())) {
      parts.add("**" + row.newState() + "**");
    }
    row.effects().forEach(effect -> parts.add("`" + effect + "`"));
    return parts.isEmpty() ? "–" : String.join("<br/>", parts);
  }

  private static String nameOf(String state) {
    return state.split(",", 2)[0];
  }
}
