package io.ebbgate.proving.stack;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.ebbgate.proving.process.StopSignal;
import io.ebbgate.sandbox.Sandbox;
import io.ebbgate.sandbox.SandboxOptions;
import io.ebbgate.sandbox.fault.Mood;
import io.ebbgate.sandbox.protocol.Merchant;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ebbgate sandbox}. */
@Command(
    name = "sandbox",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Runs the provider in a box alone, until Ctrl-C or SIGTERM: it then stops and exits 0. Its",
      "book is at /sandbox/book, its mood at /sandbox/mood. The merchants' keys come from the",
      "environment: EBBGATE_SECRETS_X for merchant x, in capitals and with underscores, 16",
      "characters at least, the same as the gateway's; webhooks are checked with",
      "EBBGATE_NOTIFY_WEBHOOK_SECRET, which is whsec_ and at least 24 bytes in base64."
    })
public final class SandboxCommand implements Callable<Integer> {
  private static final String WEBHOOK_SECRET = "EBBGATE_NOTIFY_WEBHOOK_SECRET";
  private static final String WEBHOOK_PREFIX = "whsec_";
  private static final int SHORTEST_WEBHOOK_KEY = 24;
  private static final int SHORTEST_SECRET = 16;
  private static final int MISSING = 3;

  private final StopSignal signal;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--host",
      defaultValue = "127.0.0.1",
      description = "address to listen on (default ${DEFAULT-VALUE})")
  private String host = "127.0.0.1";

  @Option(
      names = "--port",
      defaultValue = "9301",
      description = "port to listen on, 0 for any (default ${DEFAULT-VALUE})")
  private int port;

  @Option(
      names = "--merchants",
      split = ",",
      description = "the merchants' numbers (default: those of the example terms)")
  private List<String> merchants = List.of();

  @Option(
      names = "--faults",
      paramLabel = "MOOD",
      defaultValue = "none",
      description = "its mood: none, mild or harsh (default ${DEFAULT-VALUE})")
  private String faults = "none";

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "of every draw (default ${DEFAULT-VALUE})")
  private long seed;

  @Option(
      names = "--stop-on-end-of-input",
      description = "also stop when standard input ends, as it does when the parent process dies")
  private boolean stopOnEndOfInput;

  @Mixin private LimitOptions limits = new LimitOptions();

  /** A sandbox that runs until the signal comes. */
  public SandboxCommand(StopSignal signal) {
    this.signal = signal;
  }

  @Override
  public Integer call() throws Exception {
    var mood =
        Mood.of(faults)
            .orElseThrow(() -> wrong("--faults is none of none, mild, harsh: " + faults));
    if (port < 0 || port > 65_535) {
      throw wrong("--port must be from 0 to 65535: " + port);
    }
    var options =
        SandboxOptions.loopback(InstantSource.system(), accounts())
            .listeningOn(host, port)
            .inMood(mood, seed);
    var webhookSecret = System.getenv(WEBHOOK_SECRET);
    if (webhookSecret != null && !webhookSecret.isEmpty()) {
      if (!isWebhookSecret(webhookSecret)) {
        throw wrong(WEBHOOK_SECRET + ": is not whsec_ and at least 24 bytes in base64");
      }
      options = options.withWebhookSecret(webhookSecret);
    }
    var waits = limits.limits();
    var vertx = Vertx.vertx();
    try {
      var sandbox = started(vertx, options, waits);
      if (sandbox.isEmpty()) {
        return MISSING;
      }
      System.out.println(
          JsonNodeFactory.instance
              .objectNode()
              .put("sandboxUrl", "http://" + host + ":" + sandbox.get().port())
              .put("faults", mood.wireName())
              .put("seed", seed));
      System.out.flush();
      if (stopOnEndOfInput) {
        signal.raiseOnEndOf(System.in);
      }
      signal.await();
      return 0;
    } finally {
      Bounded.await(vertx.close().toCompletionStage(), waits.stop(), "the sandbox to stop");
    }
  }

  private static Optional<Sandbox> started(Vertx vertx, SandboxOptions options, StackLimits waits)
      throws InterruptedException {
    try {
      var starting = Sandbox.start(vertx, options).toCompletionStage();
      return Optional.of(Bounded.await(starting, waits.start(), "the sandbox to start"));
    } catch (IllegalStateException failed) {
      System.err.println("ebbgate sandbox: " + failed.getMessage());
      return Optional.empty();
    }
  }

  /** Reports every key that is missing at once. */
  private List<Merchant> accounts() throws java.io.IOException {
    var numbers = merchants.isEmpty() ? new DemoTerms().merchants() : merchants;
    var accounts = new ArrayList<Merchant>();
    var missing = new ArrayList<String>();
    for (var number : numbers) {
      var name = "EBBGATE_SECRETS_" + number.toUpperCase(Locale.ROOT).replace('-', '_');
      var secret = System.getenv(name);
      if (secret == null || secret.length() < SHORTEST_SECRET) {
        missing.add(name);
      } else {
        accounts.add(new Merchant(number, secret));
      }
    }
    if (!missing.isEmpty()) {
      throw wrong(
          String.join(", ", missing)
              + ": not set or shorter than "
              + SHORTEST_SECRET
              + " characters");
    }
    return accounts;
  }

  private static boolean isWebhookSecret(String text) {
    try {
      return text.startsWith(WEBHOOK_PREFIX)
          && Base64.getDecoder().decode(text.substring(WEBHOOK_PREFIX.length())).length
              >= SHORTEST_WEBHOOK_KEY;
    } catch (IllegalArgumentException notBase64) {
      return false;
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
