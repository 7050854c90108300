package io.ebbgate.gateway.server.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where PostgreSQL's programs are extracted to: a folder that only this user can enter. The
 * library's own choice is one folder in the system's temporary one, in which every user of the
 * machine may write, and so exchange the programs that the next user runs.
 */
final class ProgramFolder {
  private static final Logger LOG = LoggerFactory.getLogger(ProgramFolder.class);
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rwx------");

  private ProgramFolder() {}

  /**
   * The folder in the user's cache, made when absent and shared by all data folders of the user;
   * one in the data folder where the user has no cache, as in many a container.
   *
   * @param environment the process's variables
   * @param home the user's own folder
   * @param dataFolder can be entered by this user only
   * @throws EmbeddedDatabaseException when what is there belongs to somebody else or can be entered
   *     by others: what it holds cannot be trusted then
   */
  static Path open(Map<String, String> environment, Path home, Path dataFolder) {
    var cache =
        Optional.ofNullable(environment.get("XDG_CACHE_HOME"))
            .map(Path::of)
            // Relative ones are to be ignored (XDG base directory specification).
            .filter(Path::isAbsolute)
            .orElse(home.resolve(".cache"));
    try {
      return in(cache.resolve("ebbgate-postgres"));
    } catch (IOException noCache) {
      LOG.info(
          "no cache for PostgreSQL's programs, they go to the data folder: {}", noCache.toString());
    }
    try {
      return in(dataFolder.resolve("ebbgate-postgres"));
    } catch (IOException e) {
      throw new EmbeddedDatabaseException("cannot extract PostgreSQL to " + dataFolder, e);
    }
  }

  /** The same at a place of one's own. */
  static Path in(Path folder) throws IOException {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      Files.createDirectories(folder.toAbsolutePath().getParent());
      Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    }
    check(folder);
    // One further down: the library lets everybody write to the folder that it is given.
    return Files.createDirectories(folder.resolve("programs"));
  }

  private static void check(Path folder) throws IOException {
    boolean ours =
        Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
            && Files.getPosixFilePermissions(folder, LinkOption.NOFOLLOW_LINKS).equals(OWNER_ONLY)
            && isOurs(folder);
    if (!ours) {
      throw new EmbeddedDatabaseException(
          "the folder of PostgreSQL's programs, "
              + folder
              + ", is not a folder of this user alone (mode 0700): look who made it and remove it,"
              + " or set XDG_CACHE_HOME to another folder");
    }
  }

  /** Compared with a file that was just made: users of containers often have no name. */
  private static boolean isOurs(Path folder) throws IOException {
    var mine = Files.createTempFile(folder, "owner", "");
    try {
      return Files.getOwner(mine).equals(Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS));
    } finally {
      Files.delete(mine);
    }
  }
}
