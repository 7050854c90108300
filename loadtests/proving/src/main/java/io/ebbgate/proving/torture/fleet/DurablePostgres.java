package io.ebbgate.proving.torture.fleet;

import io.ebbgate.gateway.server.database.EmbeddedDatabase;
import io.ebbgate.gateway.server.database.EmbeddedDatabaseOptions;
import io.ebbgate.proving.stack.Bounded;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A PostgreSQL on a folder and a port that stay the same, whose postmaster can be killed at any
 * moment. What it had committed is there after the next start: fsync and synchronous commit are on.
 */
public final class DurablePostgres implements AutoCloseable {
  private static final Duration KILLED_AT_MOST = Duration.ofSeconds(30);

  private final EmbeddedDatabaseOptions options;
  private final Path pidFile;
  private EmbeddedDatabase database;

  private DurablePostgres(Path folder, int port) {
    this.options = EmbeddedDatabaseOptions.in(folder).withPort(port);
    this.pidFile = folder.resolve("postgres").resolve("postmaster.pid");
    this.database = EmbeddedDatabase.start(options);
  }

  /** Starts a server; blocks until it accepts connections. */
  static DurablePostgres start(Path folder, int port) {
    return new DurablePostgres(folder, port);
  }

  /** Where it is; holds its password. */
  URI uri() {
    return URI.create(database.uri());
  }

  /** Kills the postmaster with SIGKILL. Its children notice and end; nothing is flushed. */
  public void kill() throws IOException, InterruptedException {
    long pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
    var postmaster =
        ProcessHandle.of(pid)
            .orElseThrow(() -> new IllegalStateException("no postmaster " + pid + " to kill"));
    postmaster.destroyForcibly();
    Bounded.await(postmaster.onExit(), KILLED_AT_MOST, "the killed postmaster to end");
  }

  /** Whether there is a postmaster, which may still be recovering. */
  public boolean isUp() throws IOException {
    try {
      long pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
      return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    } catch (NoSuchFileException ended) {
      return false;
    }
  }

  /** Starts it again where it was, after a kill or in good order. */
  public void restart() {
    database.close();
    database = EmbeddedDatabase.start(options);
  }

  @Override
  public void close() {
    database.close();
  }
}
