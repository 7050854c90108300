package io.ebbgate.gateway.server.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The folder of one server: {@code postgres/} (the server's own), the passwords of its two roles,
 * and a lock file that one process holds while it uses the folder. Readable by its owner only.
 */
final class DataFolder implements AutoCloseable {

  private static final int PASSWORD_BYTES = 24;

  private final Path root;
  private final boolean temporary;
  private final FileChannel lockChannel;

  private DataFolder(Path root, boolean temporary, FileChannel lockChannel) {
    this.root = root;
    this.temporary = temporary;
    this.lockChannel = lockChannel;
  }

  /**
   * Opens a folder, or makes a temporary one, and locks it.
   *
   * @throws EmbeddedDatabaseException when another process uses it
   */
  static DataFolder open(@Nullable Path wanted) {
    try {
      var ownerOnly =
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
      Path root =
          wanted == null
              ? Files.createTempDirectory("ebbgate-postgres-", ownerOnly)
              : Files.createDirectories(wanted.toAbsolutePath(), ownerOnly);
      return new DataFolder(root.toRealPath(), wanted == null, lock(root));
    } catch (IOException e) {
      throw new EmbeddedDatabaseException("cannot use the data folder " + wanted, e);
    }
  }

  private static FileChannel lock(Path root) throws IOException {
    var channel =
        FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    @Nullable FileLock lock;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      lock = null;
    }
    if (lock == null) {
      channel.close();
      throw new EmbeddedDatabaseException(
          "the data folder "
              + root
              + " is in use by another process: stop that one or name another folder");
    }
    return channel;
  }

  Path root() {
    return root;
  }

  boolean isTemporary() {
    return temporary;
  }

  /** The server's own folder. */
  Path postgres() {
    return root.resolve("postgres");
  }

  /** The file with the password of the role that owns the server. */
  Path administratorPasswordFile() {
    return root.resolve("administrator-password");
  }

  /** The file with the password of the role that the gateway uses. */
  Path passwordFile() {
    return root.resolve("password");
  }

  /** Whether a former start got as far as a server that accepted the gateway's role. */
  boolean isComplete() {
    return Files.exists(root.resolve("complete"));
  }

  void markComplete() {
    try {
      Files.writeString(root.resolve("complete"), "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Moves what a broken-off first start left behind out of the way: nothing was ever stored there,
   * because the gateway's database did not exist yet. It is kept, for no guess of ours may delete
   * data.
   */
  void setUnfinishedAside() {
    if (isComplete() || !Files.exists(postgres())) {
      return;
    }
    try {
      int number = 1;
      while (Files.exists(unfinished(number))) {
        number++;
      }
      Files.move(postgres(), unfinished(number), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path unfinished(int number) {
    return root.resolve("postgres-unfinished-" + number);
  }

  /** The password kept in a file, made on first use. */
  static String passwordIn(Path file) {
    try {
      if (!Files.exists(file)) {
        var bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        var text = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        // Written aside and renamed, so that a crash never leaves half a password in place.
        var draft = file.resolveSibling(file.getFileName() + ".draft");
        Files.deleteIfExists(draft);
        Files.createFile(
            draft,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(draft, text);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
      }
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Gives the folder up; a temporary one is removed. */
  @Override
  public void close() {
    try {
      if (temporary) {
        remove(root);
      }
      lockChannel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void remove(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            Files.deleteIfExists(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
