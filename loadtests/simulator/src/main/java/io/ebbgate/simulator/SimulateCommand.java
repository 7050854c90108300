package io.ebbgate.simulator;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ebbgate.simulator.mutant.Mutant;
import io.ebbgate.simulator.node.Behaviour;
import io.ebbgate.simulator.time.FaultKind;
import io.ebbgate.simulator.world.WorldReport;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs a simulation and reports it. */
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    // One string a paragraph: where its lines end is for the width of the screen to say.
    description =
        "Runs the gateway's own rules and use cases in virtual time, against providers, a"
            + " database, a grid and nodes that fail in every way a seed can think of, and checks"
            + " after every step that no money is lost, invented or paid twice. Nothing has to"
            + " run beside it.",
    footer = {"", "Exit codes: 0 everything held and settled, 1 something did not, 2 usage."})
public final class SimulateCommand implements Callable<Integer> {

  @Option(
      names = "--seed",
      paramLabel = "NUMBER",
      description = "repeats a run exactly; chosen by chance and printed if absent")
  private @Nullable Long seed;

  @Option(
      names = "--steps",
      paramLabel = "NUMBER",
      defaultValue = "200000",
      description = "events to deliver to lifecycles, 1 to 1000000000 (default: ${DEFAULT-VALUE})")
  private long steps;

  @Option(
      names = "--mutant",
      paramLabel = "NAME",
      description =
          "puts a known-wrong behaviour between use cases and ports, to see it caught; an unknown"
              + " name lists them")
  private @Nullable String mutant;

  @Option(names = "--json", description = "one JSON object on standard output, for programs")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  private final PrintStream out;
  private final PrintStream progress;

  /** Reports on standard output, and on its progress on standard error. */
  public SimulateCommand() {
    this(System.out, System.err);
  }

  SimulateCommand(PrintStream out, PrintStream progress) {
    this.out = out;
    this.progress = progress;
  }

  @Override
  public Integer call() {
    if (steps < 1 || steps > 1_000_000_000) {
      throw usage("--steps is from 1 to 1000000000, not " + steps);
    }
    var behaviour = behaviour();
    long chosen = seed != null ? seed : ThreadLocalRandom.current().nextLong(1L << 40);
    long began = System.nanoTime();
    progress.printf("seed %d, %d steps%n", chosen, steps);
    var report = new Simulation(behaviour, world -> tell(world, began)).run(chosen, steps);
    long elapsedMs = (System.nanoTime() - began) / 1_000_000;
    if (json) {
      out.println(tree(report, elapsedMs));
    } else {
      print(report, elapsedMs);
    }
    return report.clean() ? 0 : 1;
  }

  private Supplier<Behaviour> behaviour() {
    if (mutant == null) {
      return () -> Behaviour.REAL;
    }
    for (var one : Mutant.values()) {
      if (one.code().equals(mutant)) {
        return one::behaviour;
      }
    }
    throw usage(
        "there is no mutant '"
            + mutant
            + "'; there are: "
            + Arrays.stream(Mutant.values()).map(Mutant::code).collect(Collectors.joining(", ")));
  }

  private ParameterException usage(String message) {
    return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
  }

  private void tell(WorldReport world, long began) {
    progress.printf(
        Locale.ROOT,
        "[%5.1f s] a world of %d steps and %d payments has %s%n",
        (System.nanoTime() - began) / 1e9,
        world.steps(),
        world.payments(),
        world.violations().isEmpty() ? "settled" : "broken");
  }

  private void print(Simulation.Report report, long elapsedMs) {
    out.printf("steps                %12d%n", report.steps());
    out.printf("payments             %12d%n", report.payments());
    out.println("faults injected");
    for (var kind : FaultKind.values()) {
      out.printf("  %-30s %d%n", kind.code(), report.faultsInjected().getOrDefault(kind, 0L));
    }
    out.println("repaid");
    report.repaid().forEach((kind, count) -> out.printf("  %-30s %d%n", kind, count));
    out.println("done by people");
    report.people().forEach((kind, count) -> out.printf("  %-30s %d%n", kind, count));
    for (var found : report.violations()) {
      out.printf(
          "VIOLATION at step %d: %s: %s%n", found.step(), found.invariant().code(), found.seen());
    }
    out.printf("unsettled at end     %12d%n", report.unsettledAtEnd());
    out.printf(
        "%n%s: seed %d, %.1f s%n",
        report.clean() ? "PROVEN" : "NOT PROVEN", report.seed(), elapsedMs / 1e3);
  }

  private static ObjectNode tree(Simulation.Report report, long elapsedMs) {
    var tree = new ObjectMapper().createObjectNode();
    tree.put("seed", report.seed());
    tree.put("steps", report.steps());
    tree.put("payments", report.payments());
    var faults = tree.putObject("faultsInjected");
    for (var kind : FaultKind.values()) {
      faults.put(kind.code(), report.faultsInjected().getOrDefault(kind, 0L));
    }
    var violations = tree.putArray("violations");
    for (var found : report.violations()) {
      violations
          .addObject()
          .put("step", found.step())
          .put("invariant", found.invariant().code())
          .put("seen", found.seen());
    }
    tree.put("unsettledAtEnd", report.unsettledAtEnd());
    tree.put("elapsedMs", elapsedMs);
    return tree;
  }
}
