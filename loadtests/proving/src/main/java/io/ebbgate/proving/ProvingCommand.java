package io.ebbgate.proving;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.ebbgate.proving.audit.AuditCommand;
import io.ebbgate.proving.demo.DemoCommand;
import io.ebbgate.proving.load.LoadCommand;
import io.ebbgate.proving.stack.SandboxCommand;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The commands over whole stacks. Exit codes: 0 proven, 1 a proof failed, 2 usage, 3 something is
 * missing.
 */
@Command(
    name = "ebbgate",
    mixinStandardHelpOptions = true,
    subcommands = {DemoCommand.class, SandboxCommand.class, AuditCommand.class, LoadCommand.class})
public final class ProvingCommand {
  private ProvingCommand() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    if (System.getenv("EBBGATE_LOG_LEVEL") == null) {
      // These commands show their own progress; what their parts log matters when something is
      // wrong.
      System.setProperty("EBBGATE_LOG_LEVEL", "WARN");
    }
    var line = new CommandLine(new ProvingCommand());
    line.setExecutionExceptionHandler((failure, command, parsed) -> {
      System.err.println("ebbgate " + command.getCommandName() + ": " + failure.getMessage());
      for (var cause = failure.getCause(); cause != null; cause = cause.getCause()) {
        System.err.println("  because: " + cause);
      }
      if (List.of(arguments).contains("--json")) {
        // Whoever reads standard output finds one object there, also when nothing could be proven.
        System.out.println(
            JsonNodeFactory.instance
                .objectNode()
                .put("proven", false)
                .put("error", String.valueOf(failure.getMessage())));
      }
      return failure instanceof io.ebbgate.gateway.server.database.EmbeddedDatabaseException
          ? 3
          : 1;
    });
    System.exit(line.execute(arguments));
  }
}
