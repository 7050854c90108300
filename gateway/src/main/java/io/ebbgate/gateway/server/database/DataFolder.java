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
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The folder of one server: {@code postgres/} (the server's own), the passwords of its two roles, a
 * lock file that one process holds while it uses the folder, and a file that says who this process
 * is for as long as it has not stopped in good order. Readable by its owner only.
 */
final class DataFolder implements AutoCloseable {

  private static final int PASSWORD_BYTES = 24;

  /** What is drawn below: it needs no quoting, neither in an address nor in a statement. */
  private static final Pattern PASSWORD = Pattern.compile("[A-Za-z0-9_-]+");

  private static final int NAME_BYTES = 12;

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

  /** The file with the name of the present owner. */
  Path ownerFile() {
    return root.resolve("owner");
  }

  /**
   * Takes the folder over under a new name, before anything of a former owner is touched: whatever
   * that one left behind sees by the name that the folder is no longer its own.
   *
   * @return whether the former owner ended without stopping in good order
   */
  boolean takeOver() {
    try {
      boolean leftBehind = Files.exists(ownerFile());
      // Renamed into place: a reader sees the old name or the new one, never half of one.
      var draft = root.resolve("owner.draft");
      Files.writeString(draft, random(NAME_BYTES) + "\n");
      Files.move(draft, ownerFile(), StandardCopyOption.ATOMIC_MOVE);
      return leftBehind;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Says that the owner has stopped in good order. */
  void giveBack() {
    try {
      Files.deleteIfExists(ownerFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The name under which this process has taken the folder. */
  String owner() {
    try {
      return Files.readString(ownerFile()).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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

  /**
   * The password kept in a file, made on first use.
   *
   * @throws EmbeddedDatabaseException when the file holds anything but such a password
   */
  static String passwordIn(Path file) {
    try {
      if (!Files.exists(file)) {
        var text = random(PASSWORD_BYTES);
        // Written aside and renamed, so that a crash never leaves half a password in place.
        var draft = file.resolveSibling(file.getFileName() + ".draft");
        Files.deleteIfExists(draft);
        Files.createFile(
            draft,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(draft, text);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
      }
      var password = Files.readString(file).strip();
      if (!PASSWORD.matcher(password).matches()) {
        throw new EmbeddedDatabaseException(
            file + " does not hold the password that was written there: restore it from a backup");
      }
      return password;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String random(int count) {
    var bytes = new byte[count];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
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
