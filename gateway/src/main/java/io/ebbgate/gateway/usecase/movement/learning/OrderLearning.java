package io.ebbgate.gateway.usecase.movement.learning;

import io.ebbgate.core.movement.Moved;
import io.ebbgate.core.movement.NotMoved;
import io.ebbgate.gateway.usecase.movement.rows.AttemptRow;
import io.ebbgate.gateway.usecase.movement.rows.EvidenceRow;
import io.ebbgate.gateway.usecase.movement.rows.OrderKind;

/**
 * What one kind of order makes of its attempts' fates. Called inside the learning transaction, with
 * line, loan, order and attempts locked and loaded: decides by the core, puts rows into the batch,
 * does no I/O and keeps no state of its own. Called again from the start when a transaction has to
 * be repeated. What it throws rolls its batch back.
 */
public interface OrderLearning {

  /** The kind of orders that this one decides. */
  OrderKind kind();

  /**
   * The attempt has just become {@code Moved}, with exactly the order's amount. Called at most once
   * for an attempt.
   */
  void moved(LearningBatch batch, AttemptRow attempt, Moved moved, EvidenceRow evidence);

  /**
   * The attempt has just become {@code NotMoved}: another channel may be tried, or the order ends.
   * Called at most once for an attempt.
   */
  void notMoved(LearningBatch batch, AttemptRow attempt, NotMoved notMoved, EvidenceRow evidence);

  /**
   * The attempt has just become {@code Returned}: its money, exactly the order's amount, moved and
   * came back. Called at most once for an attempt, after {@link #moved}, maybe by the same
   * evidence.
   */
  void returned(LearningBatch batch, AttemptRow attempt, Moved returned, EvidenceRow evidence);

  /**
   * The attempt has just become {@code Disputed}: the provider names another amount. Its incident
   * is the attempt's own business.
   *
   * @param claim what the provider says
   */
  void disputed(LearningBatch batch, AttemptRow attempt, Moved claim, EvidenceRow evidence);
}
