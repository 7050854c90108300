package io.ebbgate.proving.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.proving.ProvingCommand;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A proving command in a process of its own, as a shell would start it. */
public final class ProvingProcess implements AutoCloseable {
  private static final long LIMIT_SECONDS = 90;

  private final Process process;
  private final BufferedReader output;

  private ProvingProcess(Process process) {
    this.process = process;
    this.output = process.inputReader();
  }

  /** Starts a command with these variables over this process's own. */
  public static ProvingProcess start(Map<String, String> environment, String... arguments)
      throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(flag -> !flag.startsWith("-Xmx") && !flag.startsWith("-agent"))
        .filter(flag -> !flag.startsWith("-javaagent"))
        .forEach(command::add);
    command.addAll(
        List.of(
            "-Xmx256m",
            "-cp",
            System.getProperty("java.class.path"),
            ProvingCommand.class.getName()));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().putAll(environment);
    return new ProvingProcess(builder.start());
  }

  /** The next line of its standard output. */
  public String readLine() throws IOException {
    var line = output.readLine();
    assertThat(line).as("a line on standard output").isNotNull();
    return String.valueOf(line);
  }

  /** What else it wrote to standard output before that ended. */
  public List<String> readRest() {
    return output.lines().toList();
  }

  /** Sends SIGTERM; what it writes from now on can still be read. */
  public void terminate() {
    // The process itself would also close its streams.
    process.toHandle().destroy();
  }

  /** Its exit code, once it has ended. */
  public int awaitEnd() throws InterruptedException {
    assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).as("ended in time").isTrue();
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
