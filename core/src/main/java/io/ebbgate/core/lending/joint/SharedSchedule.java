package io.ebbgate.core.lending.joint;

import io.ebbgate.core.money.Components;
import java.util.List;

/**
 * What is still to come to each side, instalment by instalment.
 *
 * @param instalments all of the loan's, in its order; of those that are paid, nothing
 */
public record SharedSchedule(List<SharedInstalment> instalments) {

  public SharedSchedule {
    instalments = List.copyOf(instalments);
  }

  /** What is to come to one funder. */
  public Components ofFunder(int funder) {
    return instalments.stream()
        .map(row -> row.open().ofFunders().get(funder))
        .reduce(Components::plus)
        .orElseThrow();
  }

  /** What is to come to the platform. */
  public Components ofPlatform() {
    return instalments.stream()
        .map(row -> row.open().ofPlatform())
        .reduce(Components::plus)
        .orElseThrow();
  }
}
