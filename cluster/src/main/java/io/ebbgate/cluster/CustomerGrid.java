package io.ebbgate.cluster;

import io.ebbgate.cluster.step.GridAnswer;
import io.ebbgate.cluster.step.GridStep;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * One entry for each customer: lines, pending reservations and idempotency records change together
 * in one step. Steps go in batches, since a call costs thread hand-offs and not work; use {@link
 * BatchedGrid} to send single steps.
 */
public interface CustomerGrid {

  /**
   * Takes all these steps, those of one customer in the order given and as nobody else sees them.
   *
   * @param steps may concern many customers
   * @param nowMs the caller's clock, in milliseconds since the epoch; expiry is decided by it
   * @return an answer for each step in the same order; {@code Unavailable} for those that the grid
   *     could not answer. Never ends exceptionally
   */
  CompletionStage<List<GridAnswer>> apply(List<GridStep> steps, long nowMs);
}
