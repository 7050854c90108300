package io.ebbgate.gateway.usecase;

import java.util.Arrays;
import java.util.Optional;

/** What an API key may allow. */
public enum Scope {
  LINES_READ("lines:read"),
  LINES_WRITE("lines:write"),
  CARDS_WRITE("cards:write"),
  DRAWDOWNS_READ("drawdowns:read"),
  DRAWDOWNS_WRITE("drawdowns:write"),
  LOANS_READ("loans:read"),
  REPAYMENTS_READ("repayments:read"),
  REPAYMENTS_WRITE("repayments:write"),
  CASES_READ("cases:read"),
  OPERATOR_READ("operator:read"),
  OPERATOR_ACT("operator:act"),
  OPERATOR_APPROVE("operator:approve"),
  LEDGER_READ("ledger:read"),
  METRICS_READ("metrics:read"),
  CLOCK("ops:clock");

  private final String text;

  Scope(String text) {
    this.text = text;
  }

  /** The scope's public name. */
  public String text() {
    return text;
  }

  /** The scope of a public name. */
  public static Optional<Scope> of(String text) {
    return Arrays.stream(values()).filter(scope -> scope.text.equals(text)).findFirst();
  }
}
