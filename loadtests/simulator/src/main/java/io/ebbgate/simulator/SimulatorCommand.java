package io.ebbgate.simulator;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands of the simulator. Exit codes: 0 proven, 1 not proven, 2 usage. */
@Command(
    name = "ebbgate",
    mixinStandardHelpOptions = true,
    subcommands = {SimulateCommand.class})
public final class SimulatorCommand {
  private SimulatorCommand() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    if (System.getenv("EBBGATE_LOG_LEVEL") == null) {
      // What goes wrong in a simulated world is meant to.
      System.setProperty("EBBGATE_LOG_LEVEL", "OFF");
    }
    System.exit(new CommandLine(new SimulatorCommand()).execute(arguments));
  }
}
