package io.ebbgate.gateway.server.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The server process of one data folder, found by the {@code postmaster.pid} that it writes. */
final class Postmaster {

  private static final long LOOK_EVERY_MS = 100;

  private final Path postgresFolder;

  Postmaster(Path postgresFolder) {
    this.postgresFolder = postgresFolder;
  }

  /**
   * The process that serves the folder now. A file that names a dead process, or one that is not
   * this server (process ids are used again), says nothing.
   *
   * @throws EmbeddedDatabaseException when a process has that id and nothing can be learnt about it
   */
  Optional<ProcessHandle> running() {
    return pid().flatMap(ProcessHandle::of).filter(ProcessHandle::isAlive).filter(this::serves);
  }

  private boolean serves(ProcessHandle process) {
    Optional<String[]> arguments = process.info().arguments();
    if (arguments.isEmpty() && !hasEnded(process)) {
      throw new EmbeddedDatabaseException(
          "process "
              + process.pid()
              + " may be a database server on "
              + postgresFolder
              + " and does not tell: stop it, or remove postmaster.pid there if it is none");
    }
    return arguments.stream().flatMap(Arrays::stream).anyMatch(postgresFolder.toString()::equals);
  }

  /** The port that the server has written down: the fourth line of its file. */
  Optional<Integer> port() {
    try {
      Path file = file();
      if (!Files.exists(file)) {
        return Optional.empty();
      }
      return Files.readString(file)
          .lines()
          .skip(3)
          .findFirst()
          .map(String::strip)
          .map(Integer::valueOf);
    } catch (IOException | NumberFormatException e) {
      throw new EmbeddedDatabaseException("cannot read " + file(), e);
    }
  }

  private Optional<Long> pid() {
    try {
      Path file = file();
      if (!Files.exists(file)) {
        return Optional.empty();
      }
      return Files.readString(file).lines().findFirst().map(String::strip).map(Long::valueOf);
    } catch (IOException | NumberFormatException e) {
      throw new EmbeddedDatabaseException("cannot read " + file(), e);
    }
  }

  private Path file() {
    return postgresFolder.resolve("postmaster.pid");
  }

  /**
   * Stops a server that a former owner of the folder left running, and removes a file that names a
   * process which is gone: the server itself would refuse to start when another process has got
   * that id. Call it only while holding the folder's lock.
   */
  void clearLeftovers(Duration limit) {
    running().ifPresent(process -> stop(process, limit));
    try {
      Files.deleteIfExists(file());
    } catch (IOException e) {
      throw new EmbeddedDatabaseException("cannot remove " + file(), e);
    }
  }

  /** Stops a server: fast first (open transactions are rolled back), at once after the limit. */
  static void stop(ProcessHandle process, Duration limit) {
    signal(process, "INT");
    if (!awaitEnd(process, limit)) {
      signal(process, "QUIT");
      if (!awaitEnd(process, limit)) {
        throw new EmbeddedDatabaseException(
            "database server " + process.pid() + " does not stop: end it by hand");
      }
    }
  }

  /** Waits for a process to end. */
  static boolean awaitEnd(ProcessHandle process, Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (!hasEnded(process)) {
      if (System.nanoTime() >= deadline) {
        return false;
      }
      awaitExit(process);
    }
    return true;
  }

  private static void awaitExit(ProcessHandle process) {
    try {
      process.onExit().get(LOOK_EVERY_MS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      // Not gone yet: the caller looks whether it still works, and waits on.
      return;
    } catch (ExecutionException e) {
      throw new IllegalStateException("the end of a process failed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EmbeddedDatabaseException("interrupted while a database server stops", e);
    }
  }

  /** In a container whose first process reaps nobody, an ended server stays as a zombie. */
  private static boolean hasEnded(ProcessHandle process) {
    if (!process.isAlive()) {
      return true;
    }
    var status = Path.of("/proc", Long.toString(process.pid()), "stat");
    try {
      var text = Files.readString(status);
      // proc(5): pid (name) state; the name may hold anything, the last parenthesis ends it.
      return text.startsWith(") Z", text.lastIndexOf(')'));
    } catch (IOException e) {
      // No such file system here, or the process is gone since.
      return !process.isAlive();
    }
  }

  private static void signal(ProcessHandle process, String signal) {
    try {
      // The shell's own kill: slim systems have no such program, and Java sends no SIGINT.
      new ProcessBuilder(
              "/bin/sh", "-c", "kill -s \"$1\" \"$2\"", "sh", signal, Long.toString(process.pid()))
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new EmbeddedDatabaseException("cannot signal process " + process.pid(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EmbeddedDatabaseException("interrupted while a database server stops", e);
    }
  }
}
