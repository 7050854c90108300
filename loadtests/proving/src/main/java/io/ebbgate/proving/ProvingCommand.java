package io.ebbgate.proving;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.ebbgate.gateway.server.database.EmbeddedDatabaseException;
import io.ebbgate.proving.audit.AuditCommand;
import io.ebbgate.proving.demo.DemoCommand;
import io.ebbgate.proving.load.LoadCommand;
import io.ebbgate.proving.process.StopSignal;
import io.ebbgate.proving.stack.SandboxCommand;
import io.ebbgate.proving.torture.TortureCommand;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The commands over whole stacks. Exit codes: 0 proven, 1 a proof failed, 2 usage, 3 something is
 * missing.
 */
@Command(name = "ebbgate", mixinStandardHelpOptions = true)
public final class ProvingCommand {
  /** A gateway may take twenty seconds to drain, and a database as long for its last checkpoint. */
  private static final Duration STOP_LIMIT = Duration.ofSeconds(60);

  private ProvingCommand() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    if (System.getenv("EBBGATE_LOG_LEVEL") == null) {
      // These commands show their own progress; what their parts log matters when something is
      // wrong.
      System.setProperty("EBBGATE_LOG_LEVEL", "WARN");
    }
    var signal = StopSignal.installed(STOP_LIMIT);
    var line =
        new CommandLine(new ProvingCommand())
            .addSubcommand(new DemoCommand(signal))
            .addSubcommand(new SandboxCommand(signal))
            .addSubcommand(new AuditCommand(signal))
            .addSubcommand(new LoadCommand(signal))
            .addSubcommand(new TortureCommand(signal));
    line.setExecutionExceptionHandler((failure, command, parsed) -> {
      var told =
          signal.isRaised()
              ? "told to stop before anything was proven"
              : String.valueOf(failure.getMessage());
      System.err.println("ebbgate " + command.getCommandName() + ": " + told);
      if (!signal.isRaised()) {
        for (var cause = failure.getCause(); cause != null; cause = cause.getCause()) {
          System.err.println("  because: " + cause);
        }
      }
      if (List.of(arguments).contains("--json")) {
        // Whoever reads standard output finds one object there, also when nothing could be proven.
        System.out.println(
            JsonNodeFactory.instance.objectNode().put("proven", false).put("error", told));
      }
      return failure instanceof EmbeddedDatabaseException && !signal.isRaised() ? 3 : 1;
    });
    signal.exit(line.execute(arguments));
  }
}
