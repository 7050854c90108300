package io.ebbgate.gateway.server.database;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * A tiny shell process that stops the server when this process ends without having done so, even by
 * SIGKILL: it reads a pipe from here, and the kernel closes that pipe with this process. Started
 * before the server, so that there is no moment without a watch. It leaves the folder alone once
 * the next process has taken that over.
 */
final class ParentWatch implements AutoCloseable {

  private static final String SCRIPT = script();

  private final Process process;

  private ParentWatch(Process process) {
    this.process = process;
  }

  static ParentWatch over(DataFolder folder) {
    // A session of its own where the system offers one: a signal to our whole process group, as a
    // terminal or a supervisor sends it, must not take the watch away.
    String inOwnSession =
        "if command -v setsid >/dev/null 2>&1; then exec setsid /bin/sh -c \"$@\";"
            + " else exec /bin/sh -c \"$@\"; fi";
    var builder =
        new ProcessBuilder(
            "/bin/sh",
            "-c",
            inOwnSession,
            "sh",
            SCRIPT,
            "ebbgate-database-watch",
            folder.postgres().toString(),
            folder.isTemporary() ? folder.root().toString() : "",
            folder.ownerFile().toString(),
            folder.owner());
    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.directory(folder.root().getRoot().toFile());
    try {
      return new ParentWatch(builder.start());
    } catch (IOException e) {
      throw new EmbeddedDatabaseException("cannot start /bin/sh to watch over the database", e);
    }
  }

  /** Ends the watch: the server has been stopped in good order. */
  @Override
  public void close() {
    try (var pipe = process.getOutputStream()) {
      pipe.write("stopped\n".getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      // The watch is gone already, which is all that closing it is for.
      process.destroy();
    }
  }

  private static String script() {
    try (InputStream in =
        Objects.requireNonNull(ParentWatch.class.getResourceAsStream("stop-with-parent.sh"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("stop-with-parent.sh is missing from the class path", e);
    }
  }
}
