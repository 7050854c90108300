package io.ebbgate.proving.torture.fleet;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file system of its own, small enough to be filled on purpose: a database on it has a full disk
 * while nothing else has. Whoever runs the torture makes it, as it takes rights that a test should
 * not have.
 */
public final class SmallDisk {
  /** More than this is somebody's real disk. */
  static final long LARGEST_BYTES = 2L << 30;

  /** An empty database with its journal, and some room for what is paid. */
  static final long SMALLEST_BYTES = 160L << 20;

  private static final int LARGE_STEP = 1 << 20;
  private static final int SMALL_STEP = 4 << 10;

  private final Path folder;

  private SmallDisk(Path folder) {
    this.folder = folder;
  }

  /**
   * Checks that a folder is a file system of its own, of a size that can be filled, and empty.
   *
   * @throws IOException saying what is wrong with it and how to make one
   */
  public static SmallDisk at(Path folder) throws IOException {
    if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
      throw new IOException("is no folder that can be written to: " + folder);
    }
    var real = folder.toRealPath();
    var parent = real.getParent();
    if (parent == null || Files.getFileStore(real).equals(Files.getFileStore(parent))) {
      throw new IOException(
          "is no file system of its own, and somebody else's is not filled: "
              + folder
              + "; make one, as by: mount -t tmpfs -o size=256m tmpfs "
              + folder);
    }
    long bytes = Files.getFileStore(real).getTotalSpace();
    if (bytes > LARGEST_BYTES || bytes < SMALLEST_BYTES) {
      throw new IOException(
          "has "
              + (bytes >> 20)
              + " MiB: it must be from "
              + (SMALLEST_BYTES >> 20)
              + " to "
              + (LARGEST_BYTES >> 20));
    }
    return new SmallDisk(real);
  }

  /** Where the database's files may be. */
  Path folder() {
    return folder;
  }

  /** Fills it until not one more block can be written; what it is filled with goes on closing. */
  public Ballast fill() throws IOException {
    var ballast = new Ballast(Files.createTempFile(folder, "ballast-", ""));
    ballast.grow();
    return ballast;
  }

  /** What the disk is full of. */
  public static final class Ballast implements AutoCloseable {
    private final Path file;

    private Ballast(Path file) {
      this.file = file;
    }

    /**
     * Takes what has become free since.
     *
     * @return bytes taken
     */
    public long grow() throws IOException {
      try (var channel = FileChannel.open(file, StandardOpenOption.APPEND)) {
        return grow(channel, LARGE_STEP) + grow(channel, SMALL_STEP);
      }
    }

    private static long grow(FileChannel channel, int step) {
      var zeros = ByteBuffer.allocateDirect(step);
      long taken = 0;
      while (true) {
        try {
          taken += channel.write(zeros.clear());
        } catch (IOException full) {
          // What is wanted: there is no other end.
          return taken;
        }
      }
    }

    @Override
    public void close() throws IOException {
      Files.deleteIfExists(file);
    }
  }
}
