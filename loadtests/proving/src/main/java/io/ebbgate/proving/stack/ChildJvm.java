package io.ebbgate.proving.stack;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Runs a main class, the gateway's unless another is named, in processes of their own, on this
 * JVM's class path and with its flags.
 */
public final class ChildJvm {
  private static final String MAIN = "io.ebbgate.gateway.server.EbbgateCommand";

  private final String main;
  private final Map<String, String> environment;
  private final Path log;
  private final StackLimits limits;

  /**
   * Processes with these settings.
   *
   * @param environment settings over this process's own; secrets go here and never into arguments
   * @param log what their standard error is added to
   * @param limits how long to wait for them
   */
  public ChildJvm(Map<String, String> environment, Path log, StackLimits limits) {
    this(MAIN, environment, log, limits);
  }

  /** The same for another main class. */
  public ChildJvm(String main, Map<String, String> environment, Path log, StackLimits limits) {
    this.main = main;
    this.environment = Map.copyOf(environment);
    this.log = log;
    this.limits = limits;
  }

  /** How long to wait for its processes. */
  StackLimits limits() {
    return limits;
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
    var what = arguments.getFirst() + " to end; see " + log;
    var output = new CompletableFuture<String>();
    Thread.ofVirtual().start(() -> readAll(process, output));
    int code = Bounded.awaitEnd(process, limits.start(), what);
    if (code != 0) {
      throw new IllegalStateException(
          arguments.getFirst() + " ended with " + code + "; see " + log);
    }
    return Bounded.await(
        output, limits.stop(), "what " + arguments.getFirst() + " said; see " + log);
  }

  /** On a thread of its own: reading goes on for as long as the process likes. */
  private static void readAll(Process process, CompletableFuture<String> output) {
    try {
      output.complete(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException broken) {
      output.completeExceptionally(broken);
    }
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
