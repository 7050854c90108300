package io.ebbgate.proving.torture;

import io.ebbgate.proving.crowd.Progress;
import io.ebbgate.proving.process.StopSignal;
import io.ebbgate.proving.torture.fleet.Fleet;
import io.ebbgate.proving.torture.fleet.FleetOptions;
import io.ebbgate.proving.torture.fleet.SmallDisk;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ebbgate torture}. */
@Command(
    name = "torture",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Kills and stalls gateways and PostgreSQL while customers borrow and repay against a",
      "provider that misbehaves, then audits every fen. Starts two clustered gateways, a durable",
      "PostgreSQL and the sandbox, each a process on free loopback ports; all of it is gone",
      "afterwards. Exit 0 only when nothing differs, nothing was paid twice or lost, and nothing",
      "is unsettled; takes about half a minute for a round."
    })
public final class TortureCommand implements Callable<Integer> {
  private static final int GATEWAYS = 2;
  private static final int MOST_ROUNDS = 1_000;

  private final StopSignal signal;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "5",
      description = {
        "1 to 1000 (default ${DEFAULT-VALUE}); each kills a gateway or both, kills PostgreSQL",
        "and stalls a gateway"
      })
  private int rounds;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "",
      description = "repeats a run's strikes, customers and faults (default: by chance, printed)")
  private String seed = "";

  @Option(
      names = "--small-disk",
      paramLabel = "FOLDER",
      description = {
        "an empty file system of its own, of 160 MiB to 2 GiB, as made by",
        "mount -t tmpfs -o size=256m tmpfs FOLDER: PostgreSQL is put on it, and",
        "each round fills it, too (default: no disk is filled)"
      })
  private @Nullable Path smallDisk;

  @Option(names = "--json", description = "one JSON object on standard output instead of a table")
  private boolean json;

  /** A run that ends early, and everything it started with it, when the signal comes. */
  public TortureCommand(StopSignal signal) {
    this.signal = signal;
  }

  @Override
  public Integer call() throws Exception {
    if (rounds < 1 || rounds > MOST_ROUNDS) {
      throw wrong("--rounds must be from 1 to " + MOST_ROUNDS + ": " + rounds);
    }
    var random = new SecureRandom();
    var options = TortureOptions.of(rounds, seedNumber(random));
    var fleetOptions = FleetOptions.of(GATEWAYS, options.seed()).on(disk());
    var clock = InstantSource.system();
    var progress = new Progress(System.err, clock);
    progress.say(
        "seed "
            + options.seed()
            + ", "
            + rounds
            + " rounds, waiting at most "
            + options.settleAtMost().toSeconds()
            + " s for everything to settle");
    progress.say("starting PostgreSQL, sandbox and " + GATEWAYS + " gateways");
    try (var fleet = signal.interrupting(() -> Fleet.start(fleetOptions, random))) {
      progress.say("ready at " + fleet.apiUrls());
      boolean proven = false;
      try {
        var report =
            signal.interrupting(
                () -> new TortureRun(options, fleet, progress, Thread::sleep, clock).run());
        proven = report.proven();
        var summary = new TortureSummary(report);
        System.out.println(json ? summary.json().toString() : summary.table());
      } finally {
        if (!proven) {
          progress.say("the processes' logs stay in " + fleet.keepLogs());
        }
      }
      return proven ? 0 : 1;
    }
  }

  private Optional<SmallDisk> disk() {
    if (smallDisk == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(SmallDisk.at(smallDisk));
    } catch (IOException unfit) {
      throw wrong("--small-disk " + unfit.getMessage());
    }
  }

  private long seedNumber(SecureRandom random) {
    if (seed.isEmpty()) {
      return random.nextInt(Integer.MAX_VALUE);
    }
    try {
      return Long.parseLong(seed);
    } catch (NumberFormatException notANumber) {
      throw wrong("--seed is not a whole number: " + seed);
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
