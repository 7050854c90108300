package io.ebbgate.proving.demo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ebbgate.proving.audit.MoneyAudit;
import io.ebbgate.proving.client.GatewayClient;
import io.ebbgate.proving.crowd.Progress;
import io.ebbgate.proving.demo.report.DemoReport;
import io.ebbgate.proving.demo.report.Summary;
import io.ebbgate.proving.process.StopSignal;
import io.ebbgate.proving.stack.LimitOptions;
import io.ebbgate.proving.stack.LocalStack;
import io.ebbgate.proving.stack.StackOptions;
import io.ebbgate.proving.stack.StackOutside;
import io.ebbgate.sandbox.fault.Mood;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ebbgate demo}. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Lends and collects against a provider in a box, then audits every fen.",
      "Starts an embedded PostgreSQL, a gateway and the sandbox on free loopback ports;",
      "all of it is gone afterwards. Exit 0 only when the audit finds no difference and",
      "nothing is unsettled."
    })
public final class DemoCommand implements Callable<Integer> {
  private static final int CUSTOMERS = 300;
  private static final int CONCURRENCY = 24;
  private static final int GATEWAY_HEAP_MEGABYTES = 512;

  private final StopSignal signal;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--drawdowns",
      paramLabel = "N",
      defaultValue = "200",
      description = "distinct business requests, 1 to 100000 (default ${DEFAULT-VALUE})")
  private int drawdowns;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "",
      description = "repeats a run's customers, requests and faults (default: by chance, printed)")
  private String seed = "";

  @Option(
      names = "--faults",
      paramLabel = "MOOD",
      defaultValue = "none",
      description = "the sandbox's mood: none, mild or harsh (default ${DEFAULT-VALUE})")
  private String faults = "none";

  @Option(names = "--json", description = "one JSON object on standard output instead of a table")
  private boolean json;

  @Option(
      names = "--keep",
      description = {
        "leave the stack running afterwards, and print a JSON line with apiUrl, apiKey,",
        "consoleUrl, sandboxUrl and postgresUri (with --json: in the one object); Ctrl-C or",
        "SIGTERM stops it, and the exit code is that of the proof"
      })
  private boolean keep;

  @Mixin private LimitOptions limits = new LimitOptions();

  /** A demo that ends early, and everything it started with it, when the signal comes. */
  public DemoCommand(StopSignal signal) {
    this.signal = signal;
  }

  @Override
  public Integer call() throws Exception {
    var mood =
        Mood.of(faults)
            .orElseThrow(() -> wrong("--faults is none of none, mild, harsh: " + faults));
    if (drawdowns < 1 || drawdowns > 100_000) {
      throw wrong("--drawdowns must be from 1 to 100000: " + drawdowns);
    }
    long chance = seedNumber();
    var setup = new StackOptions(mood, chance, GATEWAY_HEAP_MEGABYTES).within(limits.limits());
    var clock = InstantSource.system();
    var progress = new Progress(System.err, clock);
    var time = TimeFrame.ofDemo(clock.instant(), drawdowns);
    progress.say(
        "seed "
            + chance
            + ", faults "
            + faults
            + ", at most "
            + TimeFrame.ofWholeDemo(drawdowns).toSeconds()
            + " s in all");
    progress.say("starting PostgreSQL, sandbox and gateway");
    try (var stack = signal.interrupting(() -> LocalStack.start(setup, clock))) {
      progress.say("ready at " + stack.apiUrl());
      var report = signal.interrupting(() -> play(stack, chance, time, progress, clock));
      var summary = new Summary(report);
      var told = summary.json();
      if (keep) {
        told.setAll(addresses(stack));
      }
      System.out.println(json ? told.toString() : summary.table());
      if (keep) {
        if (!json) {
          System.out.println(addresses(stack));
        }
        System.out.flush();
        progress.say("the stack runs on until Ctrl-C or SIGTERM");
        signal.await();
        progress.say("stopping");
      }
      return report.proven() ? 0 : 1;
    }
  }

  private DemoReport play(
      LocalStack stack, long chance, TimeFrame time, Progress progress, InstantSource clock)
      throws Exception {
    GatewayClient.Pause pause = Thread::sleep;
    var audit = new MoneyAudit(stack.postgresUri(), stack.sandboxUrl());
    return new DemoRun(
            new DemoOptions(drawdowns, CUSTOMERS, chance, CONCURRENCY, time),
            new GatewayClient(stack.apiUrl(), stack.apiKey(), pause),
            new StackOutside(stack, audit),
            audit,
            progress,
            pause,
            clock)
        .play(stack.channels(), faults);
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
    return new CommandLine.ParameterException(spec.commandLine(), message);
  }

  private static ObjectNode addresses(LocalStack stack) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("apiUrl", stack.apiUrl().toString())
        .put("apiKey", stack.apiKey())
        .put("consoleUrl", stack.apiUrl() + "/console")
        .put("sandboxUrl", stack.sandboxUrl().toString())
        .put("postgresUri", stack.postgresUri().toString());
  }
}
