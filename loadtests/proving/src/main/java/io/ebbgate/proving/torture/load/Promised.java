package io.ebbgate.proving.torture.load;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * An order that was asked for under a key.
 *
 * @param kind of the order
 * @param key its idempotency key
 * @param body what was asked
 * @param id what the gateway called it in its 202; empty as long as no answer was certain
 */
public record Promised(Kind kind, String key, JsonNode body, String id) {

  /** What may be asked for. */
  public enum Kind {
    DRAWDOWN("/v1/drawdowns"),
    REPAYMENT("/v1/repayments");

    private final String path;

    Kind(String path) {
      this.path = path;
    }

    /** Where it is posted to. */
    public String path() {
      return path;
    }
  }

  /** Whether the gateway has promised it. */
  public boolean isCertain() {
    return !id.isEmpty();
  }

  @Override
  public String toString() {
    return kind + " " + key + " " + id;
  }
}
