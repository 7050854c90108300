package io.ebbgate.gateway.server;

import io.ebbgate.gateway.server.command.CaseCommand;
import io.ebbgate.gateway.server.command.CloseCommand;
import io.ebbgate.gateway.server.command.KeysCommand;
import io.ebbgate.gateway.server.command.ServeCommand;
import io.ebbgate.gateway.server.command.UsageErrors;
import io.ebbgate.gateway.server.command.VerifyLedgerCommand;
import io.ebbgate.gateway.server.command.seed.SeedCommand;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The gateway's main class. Exit codes: 0 done, 1 not so, 2 usage or configuration, 3 the
 * environment lacks something.
 */
@Command(
    name = "ebbgate",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "A payment and repayment gateway for online consumer lending.",
    subcommands = {
      ServeCommand.class,
      KeysCommand.class,
      SeedCommand.class,
      CaseCommand.class,
      CloseCommand.class,
      VerifyLedgerCommand.class
    })
public final class EbbgateCommand {
  private EbbgateCommand() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    System.exit(line().execute(arguments));
  }

  static CommandLine line() {
    return UsageErrors.toldBy(new CommandLine(new EbbgateCommand()), Map.of());
  }
}
