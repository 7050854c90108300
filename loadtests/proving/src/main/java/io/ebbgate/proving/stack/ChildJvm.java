package io.ebbgate.proving.stack;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Runs a main class, the gateway's unless another is named, in processes of their own, on this
 * JVM's class path and with its flags.
 */
public final class ChildJvm {
  private static final String MAIN = "io.ebbgate.gateway.server.EbbgateCommand";
  private static final Duration COMMAND_LIMIT = Duration.ofSeconds(60);

  private final String main;
  private final Map<String, String> environment;
  private final Path log;

  /**
   * Processes with these settings.
   *
   * @param environment settings over this process's own; secrets go here and never into arguments
   * @param log what their standard error is added to
   */
  public ChildJvm(Map<String, String> environment, Path log) {
    this(MAIN, environment, log);
  }

  /** The same for another main class. */
  public ChildJvm(String main, Map<String, String> environment, Path log) {
    this.main = main;
    this.environment = Map.copyOf(environment);
    this.log = log;
  }

  /** Where standard error goes. */
  public Path log() {
    return log;
  }

  /** Starts a command and leaves it running. */
  public Process start(int heapMegabytes, List<String> arguments) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(inheritedFlags());
    command.add("-Xmx" + heapMegabytes + "m");
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
    command.addAll(arguments);
    var builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
    return builder.start();
  }

  /**
   * Runs a command to its end.
   *
   * @return its standard output
   * @throws IllegalStateException when it fails or takes too long; names the command and the log
   */
  public String run(List<String> arguments) throws IOException, InterruptedException {
    var process = start(256, arguments);
    process.getOutputStream().close();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(COMMAND_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
      process.destroyForcibly();
      throw new IllegalStateException(arguments.getFirst() + " took too long; see " + log);
    }
    if (process.exitValue() != 0) {
      throw new IllegalStateException(
          arguments.getFirst() + " ended with " + process.exitValue() + "; see " + log);
    }
    return output;
  }

  /** The flags that this JVM was started with, but for its own heap and anything that listens. */
  private static List<String> inheritedFlags() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(flag ->
            !flag.startsWith("-Xmx")
                && !flag.startsWith("-agent")
                && !flag.startsWith("-javaagent"))
        .toList();
  }
}
