package io.ebbgate.core.operator;

import java.util.Arrays;

/** Where an action stands. */
public enum ActionStatus {
  /** It waits for a second person, and has changed nothing. */
  PROPOSED("Proposed"),
  /** A newer proposal took its place, or evidence ended its incident. It cannot be approved. */
  SUPERSEDED("Superseded"),
  /** A second person approved it, and it is being carried out. */
  APPROVED("Approved"),
  /** Carried out. */
  DONE("Done");

  private final String text;

  ActionStatus(String text) {
    this.text = text;
  }

  /** The stable name, as stored and shown. */
  public String text() {
    return text;
  }

  /** The status of a stable name. */
  public static ActionStatus of(String text) {
    return Arrays.stream(values())
        .filter(status -> status.text.equals(text))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no status of an action: " + text));
  }
}
