package io.ebbgate.gateway.usecase.repayment.taking;

import java.util.List;

/** Rules on candidates. Implementations are pure and thread-safe. */
@FunctionalInterface
public interface Rulings {

  /**
   * Rules on a batch, in its order: an earlier candidate that is taken holds its loan and card
   * against the later ones.
   *
   * @param candidates whose keys are new
   * @param locked what they are about
   * @return one ruling for each candidate, in the same order
   */
  List<Ruling> rule(List<Candidate> candidates, Locked locked);
}
