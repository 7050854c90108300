package io.ebbgate.proving.torture.fleet;

import java.io.IOException;
import java.time.Duration;

/**
 * A process that the system does not run for a while, as in a long collection of garbage or on a
 * host that swaps. A shell of its own wakes it, so that it wakes even if this process is killed
 * meanwhile: a stopped process would not see the end of its input and stay for ever.
 */
public final class Stall {
  private static final String SCRIPT =
      "trap '' INT TERM HUP; kill -s STOP \"$1\" && sleep \"$2\"; kill -s CONT \"$1\"";

  private final Process shell;

  private Stall(Process shell) {
    this.shell = shell;
  }

  /** Stops a process at once for so long, in whole seconds rounded up. */
  static Stall of(long pid, Duration time) throws IOException {
    long seconds = Math.ceilDiv(time.toMillis(), 1_000L);
    var builder =
        new ProcessBuilder(
            "/bin/sh", "-c", SCRIPT, "sh", Long.toString(pid), Long.toString(seconds));
    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    return new Stall(builder.start());
  }

  /** Waits until the process runs again, or was killed. */
  public void awaitEnd() throws InterruptedException {
    shell.waitFor();
  }
}
