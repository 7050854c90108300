package io.ebbgate.proving;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.ebbgate.gateway.server.command.UsageErrors;
import io.ebbgate.gateway.server.database.EmbeddedDatabaseException;
import io.ebbgate.proving.audit.AuditCommand;
import io.ebbgate.proving.demo.DemoCommand;
import io.ebbgate.proving.load.LoadCommand;
import io.ebbgate.proving.process.EnvironmentException;
import io.ebbgate.proving.process.StopSignal;
import io.ebbgate.proving.stack.SandboxCommand;
import io.ebbgate.proving.torture.TortureCommand;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;

/**
 * The commands over whole stacks. Exit codes: 0 proven, 1 a proof failed, 2 usage, 3 something is
 * missing.
 */
@Command(name = "ebbgate", mixinStandardHelpOptions = true)
public final class ProvingCommand {
  /** A gateway may take twenty seconds to drain, and a database as long for its last checkpoint. */
  private static final Duration STOP_LIMIT = Duration.ofSeconds(60);

  private static final int MISSING = 3;

  private ProvingCommand() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    if (System.getenv("EBBGATE_LOG_LEVEL") == null) {
      // These commands show their own progress; what their parts log matters when something is
      // wrong.
      System.setProperty("EBBGATE_LOG_LEVEL", "WARN");
    }
    var signal = StopSignal.installed(STOP_LIMIT);
    signal.exit(line(signal).execute(arguments));
  }

  /** The commands, and how they tell that nothing could be proven. */
  static CommandLine line(StopSignal signal) {
    var line =
        new CommandLine(new ProvingCommand())
            .addSubcommand(new DemoCommand(signal))
            .addSubcommand(new SandboxCommand(signal))
            .addSubcommand(new AuditCommand(signal))
            .addSubcommand(new LoadCommand(signal))
            .addSubcommand(new TortureCommand(signal));
    UsageErrors.toldBy(line, Map.of("proven", false));
    return line.setExecutionExceptionHandler(
        (failure, command, parsed) -> failed(failure, signal.isRaised(), command, parsed));
  }

  private static int failed(
      Exception failure, boolean signalled, CommandLine command, ParseResult parsed) {
    var told =
        signalled
            ? "told to stop before anything was proven"
            : Optional.ofNullable(failure.getMessage()).orElseGet(failure::toString);
    var err = command.getErr();
    err.println(command.getCommandSpec().qualifiedName() + ": " + told);
    boolean missing = failure instanceof EnvironmentException;
    if (!signalled && !missing) {
      for (var cause = failure.getCause(); cause != null; cause = cause.getCause()) {
        err.println("  because: " + cause);
      }
    }
    err.flush();
    if (parsed.originalArgs().contains("--json")) {
      // Whoever reads standard output finds one object there, also when nothing could be proven.
      var out = command.getOut();
      out.println(JsonNodeFactory.instance.objectNode().put("proven", false).put("error", told));
      out.flush();
    }
    return !signalled && (missing || failure instanceof EmbeddedDatabaseException) ? MISSING : 1;
  }
}
