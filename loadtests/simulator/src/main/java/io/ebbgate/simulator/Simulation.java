package io.ebbgate.simulator;

import io.ebbgate.simulator.invariant.Violation;
import io.ebbgate.simulator.node.Behaviour;
import io.ebbgate.simulator.time.FaultKind;
import io.ebbgate.simulator.world.World;
import io.ebbgate.simulator.world.WorldReport;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Worlds one after the other, all grown from one seed, until so many steps are made or something is
 * wrong. Each world begins empty and ends settled, so a long run needs no more memory than a short
 * one, and the books are closed and compared again and again.
 */
public final class Simulation {
  /** The most steps of one world before it has to settle. */
  static final long STEPS_OF_A_WORLD = 50_000;

  private final Supplier<Behaviour> behaviour;
  private final Consumer<WorldReport> progress;

  /**
   * @param behaviour of each world's nodes; a new one for each world, since it may remember
   * @param progress told of each world that has ended
   */
  public Simulation(Supplier<Behaviour> behaviour, Consumer<WorldReport> progress) {
    this.behaviour = behaviour;
    this.progress = progress;
  }

  /**
   * What became of a run.
   *
   * @param seed of the run
   * @param steps events delivered to lifecycles
   * @param payments orders taken
   * @param faultsInjected how often each kind struck
   * @param repaid how many repayments succeeded, by kind; those with a penalty once more by that
   * @param people how often people have done what
   * @param violations what must not be, at which step of the run
   * @param unsettledAtEnd orders without an end when all faults were long over
   * @param digest of everything that happened, in order
   */
  public record Report(
      long seed,
      long steps,
      long payments,
      Map<FaultKind, Long> faultsInjected,
      Map<String, Long> repaid,
      Map<String, Long> people,
      List<Violation> violations,
      int unsettledAtEnd,
      String digest) {

    /** Whether everything held and everything settled. */
    public boolean clean() {
      return violations.isEmpty() && unsettledAtEnd == 0;
    }
  }

  /** Runs at least so many steps. */
  public Report run(long seed, long steps) {
    var seeds = new SplittableRandom(seed);
    var faults = new EnumMap<FaultKind, Long>(FaultKind.class);
    var repaid = new TreeMap<String, Long>();
    var people = new TreeMap<String, Long>();
    var violations = new ArrayList<Violation>();
    var digest = new StringBuilder();
    long made = 0;
    long payments = 0;
    int unsettled = 0;
    while (made < steps && violations.isEmpty()) {
      var world =
          new World(seeds.nextLong(), behaviour.get())
              .run(Math.min(STEPS_OF_A_WORLD, steps - made));
      for (var found : world.violations()) {
        violations.add(new Violation(made + found.step(), found.invariant(), found.seen()));
      }
      world.faults().forEach((kind, count) -> faults.merge(kind, count, Long::sum));
      world.repaid().forEach((kind, count) -> repaid.merge(kind, count, Long::sum));
      world.people().forEach((kind, count) -> people.merge(kind, count, Long::sum));
      made += world.steps();
      payments += world.payments();
      unsettled += world.unsettled();
      digest.append(world.digest());
      progress.accept(world);
    }
    return new Report(
        seed,
        made,
        payments,
        faults,
        repaid,
        people,
        List.copyOf(violations),
        unsettled,
        digest.toString());
  }
}
