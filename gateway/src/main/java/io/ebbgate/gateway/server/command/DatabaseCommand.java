package io.ebbgate.gateway.server.command;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A command on the gateway's database: its common options, and how its failures are told. */
@Command(mixinStandardHelpOptions = true, sortOptions = false)
public abstract class DatabaseCommand implements Callable<Integer> {
  private static final int DONE = 0;
  private static final int NOT_PROVEN = 1;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "the gateway's configuration; also EBBGATE_CONFIG")
  private @Nullable Path config;

  @Option(names = "--json", description = "one JSON object on standard output")
  private boolean json;

  private Map<String, String> environment = System.getenv();

  /** Takes other variables than the process's: for tests. */
  public void useEnvironment(Map<String, String> variables) {
    this.environment = Map.copyOf(variables);
  }

  @Override
  public final Integer call() {
    try {
      check();
      try (var session = new CommandSession(Optional.ofNullable(config), environment)) {
        var answer = run(session);
        tell(json ? new JsonObject(answer).encode() : text(answer));
        return isProven(answer) ? DONE : NOT_PROVEN;
      }
    } catch (Exception failed) {
      // Also what is declared nowhere: a future's failure is thrown as it is.
      return failed(CommandFailure.of(failed));
    }
  }

  /** Looks at the arguments before anything is opened; throws IllegalArgumentException. */
  protected void check() {}

  /** Does the work; answers a tree for JSON. */
  protected abstract Map<String, Object> run(CommandSession session) throws IOException;

  /** Whether what was to be proven is; a command that proves nothing has done its work. */
  protected boolean isProven(Map<String, Object> answer) {
    return true;
  }

  /** The answer for people. */
  protected abstract String text(Map<String, Object> answer);

  private int failed(CommandFailure failure) {
    PrintWriter err = spec.commandLine().getErr();
    failure.message().lines().forEach(line -> err.println(spec.qualifiedName() + ": " + line));
    err.flush();
    if (json) {
      tell(new JsonObject().put("error", failure.message()).encode());
    }
    return failure.code();
  }

  private void tell(String text) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(text);
    out.flush();
  }
}
