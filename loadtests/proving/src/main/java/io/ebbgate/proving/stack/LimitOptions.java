package io.ebbgate.proving.stack;

import java.time.Duration;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of a command that waits for what it starts and stops. */
public final class LimitOptions {
  private static final int MOST_SECONDS = 3_600;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--start-limit",
      paramLabel = "SECONDS",
      defaultValue = "90",
      description = "how long each part may take to start (default ${DEFAULT-VALUE})")
  private int startSeconds;

  @Option(
      names = "--stop-limit",
      paramLabel = "SECONDS",
      defaultValue = "20",
      description = "how long each part may take to stop (default ${DEFAULT-VALUE})")
  private int stopSeconds;

  /**
   * The limits, checked.
   *
   * @throws ParameterException when one is out of range
   */
  public StackLimits limits() {
    return new StackLimits(
        within("--start-limit", startSeconds), within("--stop-limit", stopSeconds));
  }

  private Duration within(String option, int seconds) {
    if (seconds < 1 || seconds > MOST_SECONDS) {
      throw new ParameterException(
          spec.commandLine(), option + " must be from 1 to " + MOST_SECONDS + ": " + seconds);
    }
    return Duration.ofSeconds(seconds);
  }
}
