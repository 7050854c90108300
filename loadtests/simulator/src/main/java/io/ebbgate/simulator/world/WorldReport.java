package io.ebbgate.simulator.world;

import io.ebbgate.simulator.invariant.Violation;
import io.ebbgate.simulator.time.FaultKind;
import java.util.List;
import java.util.Map;

/**
 * What became of one world.
 *
 * @param seed from which it grew
 * @param steps events delivered to lifecycles
 * @param payments orders taken
 * @param faults how often each kind struck
 * @param repaid how many repayments succeeded, by kind; those with a penalty once more by that
 * @param people how often people have done what
 * @param violations what must not be, at which step
 * @param unsettled orders that had not ended when all faults were long over
 * @param digest of everything that happened, in order
 */
public record WorldReport(
    long seed,
    long steps,
    long payments,
    Map<FaultKind, Long> faults,
    Map<String, Long> repaid,
    Map<String, Long> people,
    List<Violation> violations,
    int unsettled,
    String digest) {
  public WorldReport {
    faults = Map.copyOf(faults);
    repaid = Map.copyOf(repaid);
    people = Map.copyOf(people);
    violations = List.copyOf(violations);
  }
}
