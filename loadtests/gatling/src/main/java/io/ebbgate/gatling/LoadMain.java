package io.ebbgate.gatling;

import io.gatling.app.Gatling;
import io.gatling.javaapi.core.Simulation;
import io.gatling.shared.cli.GatlingCliOptions;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Runs one scenario: {@code LoadMain NAME FOLDER}, where the report goes to a new folder below
 * FOLDER. Ends with Gatling's code: 0 when every assertion held, 2 when one did not, 1 when the
 * arguments or settings were wrong.
 */
public final class LoadMain {
  private static final int WRONG_ARGUMENTS = 1;

  private static final SortedMap<String, Class<? extends Simulation>> SCENARIOS =
      new TreeMap<>(Map.of("steady", SteadyDrawdowns.class));

  private LoadMain() {}

  /** Runs the named scenario with the settings of the environment. */
  public static void main(String[] arguments) {
    var scenario = arguments.length == 2 ? SCENARIOS.get(arguments[0]) : null;
    if (scenario == null) {
      System.err.println("usage: LoadMain NAME FOLDER, with NAME one of " + SCENARIOS.keySet());
      System.exit(WRONG_ARGUMENTS);
      return;
    }
    try {
      LoadSettings.from(System.getenv());
    } catch (IllegalArgumentException wrong) {
      System.err.println(wrong.getMessage());
      System.exit(WRONG_ARGUMENTS);
    }
    Gatling.main(
        new String[] {
          GatlingCliOptions.Simulation.longOption(),
          scenario.getName(),
          GatlingCliOptions.ResultsFolder.longOption(),
          arguments[1],
          GatlingCliOptions.RunDescription.longOption(),
          arguments[0]
        });
  }
}
