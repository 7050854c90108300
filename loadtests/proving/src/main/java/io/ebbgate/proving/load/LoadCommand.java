package io.ebbgate.proving.load;

import io.ebbgate.proving.audit.MoneyAudit;
import io.ebbgate.proving.crowd.Progress;
import io.ebbgate.proving.process.StopSignal;
import io.ebbgate.proving.stack.LimitOptions;
import io.ebbgate.proving.stack.LocalStack;
import io.ebbgate.proving.stack.StackOptions;
import io.ebbgate.sandbox.fault.Mood;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ebbgate load}. */
@Command(
    name = "load",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Runs a load scenario (a Gatling simulation) and judges it by its promises and the money"
          + " audit. Starts a stack of its own on loopback unless --target is given.",
      "Scenario: steady, drawdowns at a steady rate, each followed to its end."
    })
public final class LoadCommand implements Callable<Integer> {
  private static final Set<String> SCENARIOS = Set.of("steady");
  private static final int GATEWAY_HEAP_MEGABYTES = 512;
  private static final int MISSING = 3;

  private final StopSignal signal;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "NAME", description = "the scenario")
  private String scenario = "";

  @Option(
      names = "--users-per-second",
      paramLabel = "N",
      defaultValue = "20",
      description = "customers who arrive in a second, whatever the gateway does (default 20)")
  private double usersPerSecond;

  @Option(
      names = "--duration-seconds",
      paramLabel = "S",
      defaultValue = "30",
      description = "how long they arrive at that rate (default ${DEFAULT-VALUE})")
  private int durationSeconds;

  @Option(
      names = "--ramp-seconds",
      paramLabel = "S",
      defaultValue = "5",
      description = "how long the rate takes to rise to it before (default ${DEFAULT-VALUE})")
  private int rampSeconds;

  @Option(
      names = "--p99-ms",
      paramLabel = "MS",
      defaultValue = "500",
      description = "99 of 100 drawdown answers must come within (default ${DEFAULT-VALUE})")
  private int p99Ms;

  @Option(
      names = "--end-seconds",
      paramLabel = "S",
      defaultValue = "45",
      description = "an accepted drawdown must have ended within (default ${DEFAULT-VALUE})")
  private int endSeconds;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "",
      description = "repeats customers and what they ask for (default: by chance, printed)")
  private String seed = "";

  @Option(
      names = "--target",
      paramLabel = "URL",
      description = {
        "a gateway that runs already and lends product cash-12; its money is not audited here"
            + " (see ebbgate audit)"
      })
  private @Nullable URI target;

  @Option(
      names = "--api-key-env",
      paramLabel = "NAME",
      description = {
        "the environment variable that holds the target's API key, with the scopes lines:write,"
            + " cards:write, drawdowns:write and drawdowns:read"
      })
  private String apiKeyVariable = "";

  @Option(
      names = "--report-folder",
      paramLabel = "FOLDER",
      description = "where the HTML report goes (default: below the build's target folder)")
  private @Nullable Path reportFolder;

  @Option(names = "--json", description = "one JSON object on standard output instead of text")
  private boolean json;

  @Mixin private LimitOptions limits = new LimitOptions();

  /** A run that ends early, and everything it started with it, when the signal comes. */
  public LoadCommand(StopSignal signal) {
    this.signal = signal;
  }

  @Override
  public Integer call() throws Exception {
    var options = options();
    var key = target == null ? "" : apiKey();
    var home = Path.of(System.getProperty("ebbgate.home", "")).toAbsolutePath();
    var gatling = new GatlingProcess(home, System.err);
    var missing = gatling.missing();
    if (missing.isPresent()) {
      System.err.println("ebbgate load: " + missing.get() + "; run it as ./ebbgate load");
      return MISSING;
    }
    var results = reportFolder != null ? reportFolder : home.resolve("target/load");
    Files.createDirectories(results);
    var clock = InstantSource.system();
    var progress = new Progress(System.err, clock);
    progress.say("seed " + options.seed());
    var run = new LoadRun(options, gatling, progress, Thread::sleep, clock);
    var report =
        target != null
            ? againstTarget(run, target, key, results)
            : againstOwnStack(run, options, progress, clock, results);
    System.out.println(json ? report.json().toString() : report.text());
    return report.proven() ? 0 : 1;
  }

  private LoadReport againstTarget(LoadRun run, URI gateway, String key, Path results)
      throws Exception {
    return signal.interrupting(() -> run.against(gateway, key, Optional.empty(), results));
  }

  private LoadReport againstOwnStack(
      LoadRun run, LoadOptions options, Progress progress, InstantSource clock, Path results)
      throws Exception {
    progress.say("starting PostgreSQL, sandbox and gateway");
    var setup =
        new StackOptions(Mood.NONE, options.seed(), GATEWAY_HEAP_MEGABYTES).within(limits.limits());
    try (var stack = signal.interrupting(() -> LocalStack.start(setup, clock))) {
      progress.say("ready at " + stack.apiUrl());
      var audit = new MoneyAudit(stack.postgresUri(), stack.sandboxUrl());
      return signal.interrupting(
          () -> run.against(stack.apiUrl(), stack.apiKey(), Optional.of(audit), results));
    }
  }

  private LoadOptions options() {
    if (!SCENARIOS.contains(scenario)) {
      throw wrong("no scenario '" + scenario + "'; there is: " + String.join(", ", SCENARIOS));
    }
    // Written so that "not a number" is out of range too.
    if (!(usersPerSecond >= 0.1 && usersPerSecond <= 10_000)) {
      throw wrong("--users-per-second must be from 0.1 to 10000: " + usersPerSecond);
    }
    within("--duration-seconds", durationSeconds, 1, 86_400);
    within("--ramp-seconds", rampSeconds, 0, 3_600);
    within("--p99-ms", p99Ms, 1, 600_000);
    within("--end-seconds", endSeconds, 1, 3_600);
    if (target == null && !apiKeyVariable.isEmpty()) {
      throw wrong("--api-key-env goes with --target");
    }
    return new LoadOptions(
        scenario,
        usersPerSecond,
        Duration.ofSeconds(rampSeconds),
        Duration.ofSeconds(durationSeconds),
        p99Ms,
        Duration.ofSeconds(endSeconds),
        seedNumber());
  }

  private void within(String option, int value, int least, int most) {
    if (value < least || value > most) {
      throw wrong(option + " must be from " + least + " to " + most + ": " + value);
    }
  }

  private String apiKey() {
    if (apiKeyVariable.isEmpty()) {
      throw wrong("--target needs --api-key-env");
    }
    var key = System.getenv(apiKeyVariable);
    if (key == null || key.isBlank()) {
      throw wrong("the environment variable " + apiKeyVariable + " holds no API key");
    }
    return key;
  }

  private long seedNumber() {
    if (seed.isEmpty()) {
      return new SecureRandom().nextInt(Integer.MAX_VALUE);
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
