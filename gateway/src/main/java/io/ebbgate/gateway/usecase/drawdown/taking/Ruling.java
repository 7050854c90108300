package io.ebbgate.gateway.usecase.drawdown.taking;

import io.ebbgate.gateway.usecase.Problem;
import io.ebbgate.gateway.usecase.movement.rows.account.LineRow;

/** What the rules say of a request before it goes into the book. */
public sealed interface Ruling {

  /**
   * Goes into the book.
   *
   * @param candidate accepted as far as the rules go, or refused for good
   * @param line its line, as it was read
   */
  record Write(Candidate candidate, LineRow line) implements Ruling {}

  /**
   * Binds nothing.
   *
   * @param problem why
   */
  record TurnAway(Problem problem) implements Ruling {}
}
