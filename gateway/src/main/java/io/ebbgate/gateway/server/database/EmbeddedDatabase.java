package io.ebbgate.gateway.server.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server that this process started and stops. Thread-safe; every method blocks.
 *
 * <p>It knows two roles: the administrator, used in here only, and {@code ebbgate}, which owns the
 * databases that are handed out and nothing else.
 */
public final class EmbeddedDatabase implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);

  private static final String ADMINISTRATOR = "postgres";
  private static final String ROLE = "ebbgate";
  private static final String DATABASE = "ebbgate";
  private static final String LIBRARY_LOCK = "epg-lock";
  private static final Duration LOOK_AT_MOST = Duration.ofMinutes(1);
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");

  private final DataFolder folder;
  private final ParentWatch watch;
  private final EmbeddedPostgres server;
  private final Duration stopLimit;
  private final AtomicBoolean closed = new AtomicBoolean();

  private EmbeddedDatabase(
      DataFolder folder, ParentWatch watch, EmbeddedPostgres server, Duration stopLimit) {
    this.folder = folder;
    this.watch = watch;
    this.server = server;
    this.stopLimit = stopLimit;
  }

  /**
   * Starts a server, on a new data folder or on one that a former server used. A server that still
   * runs on the folder although its owner is gone is stopped first.
   *
   * @throws EmbeddedDatabaseException when the folder is in use, or the server does not start
   */
  public static EmbeddedDatabase start(EmbeddedDatabaseOptions options) {
    var folder = DataFolder.open(options.dataFolder());
    try {
      if (folder.takeOver()) {
        LOG.warn(
            "the former owner of {} ended without stopping its database; taking the folder over",
            folder.root());
      }
      new Postmaster(folder.postgres()).clearLeftovers(options.stopLimit());
      folder.setUnfinishedAside();
      var watch = ParentWatch.over(folder);
      try {
        var database =
            new EmbeddedDatabase(folder, watch, run(folder, options), options.stopLimit());
        database.createRoleAndDatabase();
        folder.markComplete();
        return database;
      } catch (IOException | SQLException | RuntimeException e) {
        new Postmaster(folder.postgres()).clearLeftovers(options.stopLimit());
        watch.close();
        folder.giveBack();
        throw new EmbeddedDatabaseException(
            "the embedded PostgreSQL did not start on "
                + folder.root()
                + ": see its messages above, and check disk space and permissions",
            e);
      }
    } catch (RuntimeException e) {
      folder.close();
      throw e;
    }
  }

  private static EmbeddedPostgres run(DataFolder folder, EmbeddedDatabaseOptions options)
      throws IOException {
    var home = Path.of(System.getProperty("user.home"));
    var programs = ProgramFolder.open(System.getenv(), home, folder.root());
    return EmbeddedPostgres.builder()
        .setOverrideWorkingDirectory(programs.toFile())
        .setDataDirectory(folder.postgres())
        .setCleanDataDirectory(false)
        // Whoever owns this object stops it in order, after everybody who uses it.
        .setRegisterShutdownHook(false)
        .setPGStartupWait(options.startLimit())
        .setPort(options.port())
        // These reach initdb after its default of trusting everybody, and win.
        .setLocaleConfig("auth-local", "scram-sha-256")
        .setLocaleConfig("auth-host", "scram-sha-256")
        .setLocaleConfig("pwfile", passwordFile(folder))
        // PostgreSQL's own collation: an upgrade of the system's C library cannot break indexes.
        .setLocaleConfig("locale", "C")
        .setLocaleConfig("locale-provider", "builtin")
        .setLocaleConfig("builtin-locale", "C.UTF-8")
        .setConnectConfig("password", DataFolder.passwordIn(folder.administratorPasswordFile()))
        .setServerConfig("listen_addresses", "127.0.0.1")
        .setServerConfig("unix_socket_directories", "")
        .setServerConfig("password_encryption", "scram-sha-256")
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("full_page_writes", "on")
        .setServerConfig("max_connections", Integer.toString(options.maxConnections()))
        .setServerConfig("shared_buffers", "128MB")
        .setServerConfig("max_wal_size", "2GB")
        // Compiling plans costs more than the short statements of this product run.
        .setServerConfig("jit", "off")
        // The server's messages must not repeat statements or rows: both hold personal data.
        .setServerConfig("log_min_error_statement", "panic")
        .setServerConfig("log_error_verbosity", "terse")
        .start();
  }

  private static String passwordFile(DataFolder folder) {
    DataFolder.passwordIn(folder.administratorPasswordFile());
    return folder.administratorPasswordFile().toString();
  }

  private void createRoleAndDatabase() throws SQLException {
    try (var connection = administer("postgres");
        var statement = connection.createStatement()) {
      try (var found = statement.executeQuery("select 1 from pg_roles where rolname='ebbgate'")) {
        if (!found.next()) {
          // The password's alphabet (base64url) has nothing to escape.
          statement.execute("create role ebbgate login password '" + password() + "'");
        }
      }
      if (!exists(connection, DATABASE)) {
        statement.execute("create database ebbgate owner ebbgate");
      }
    }
  }

  private static boolean exists(Connection connection, String database) throws SQLException {
    try (var query = connection.prepareStatement("select 1 from pg_database where datname = ?")) {
      query.setString(1, database);
      try (var found = query.executeQuery()) {
        return found.next();
      }
    }
  }

  private String password() {
    return DataFolder.passwordIn(folder.passwordFile());
  }

  private Connection administer(String database) throws SQLException {
    var properties = new Properties();
    properties.setProperty("user", ADMINISTRATOR);
    properties.setProperty("password", DataFolder.passwordIn(folder.administratorPasswordFile()));
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + port() + "/" + database, properties);
  }

  /**
   * The address of the gateway's database on a server that another process runs on a folder; empty
   * when none runs there. It holds a password: never log it.
   */
  public static Optional<String> uriOfRunning(Path dataFolder) {
    try {
      if (!Files.isDirectory(dataFolder)) {
        return Optional.empty();
      }
      Path root = dataFolder.toRealPath();
      var postmaster = new Postmaster(root.resolve("postgres"));
      if (postmaster.running().isEmpty() || !Files.exists(root.resolve("password"))) {
        return Optional.empty();
      }
      String password = DataFolder.passwordIn(root.resolve("password"));
      return postmaster.port().map(port -> uri(password, port, DATABASE));
    } catch (IOException e) {
      throw new EmbeddedDatabaseException("cannot use the data folder " + dataFolder, e);
    }
  }

  /** The loopback port that the server listens on. */
  public int port() {
    return server.getPort();
  }

  /** The folder that holds this server's data and passwords. */
  public Path dataFolder() {
    return folder.root();
  }

  /**
   * Where the gateway's database is: {@code postgresql://user:password@127.0.0.1:port/ebbgate}. It
   * holds a password: never log it.
   */
  public String uri() {
    return uri(DATABASE);
  }

  private String uri(String database) {
    return uri(password(), port(), database);
  }

  private static String uri(String password, int port, String database) {
    return "postgresql://" + ROLE + ":" + password + "@127.0.0.1:" + port + "/" + database;
  }

  /**
   * Makes one more database, owned by the same role, and returns its address.
   *
   * @param name a lower-case letter, then letters, digits and underscores
   * @param template the database to copy, to which nobody may be connected; empty for an empty one
   * @throws EmbeddedDatabaseException when the name is taken or the template is in use
   */
  public String createDatabase(String name, Optional<String> template) {
    var statementText =
        "create database "
            + checked(name)
            + " owner "
            + ROLE
            + template.map(from -> " template " + checked(from)).orElse("");
    try (var connection = administer("postgres");
        var statement = connection.createStatement()) {
      statement.execute(statementText);
      return uri(name);
    } catch (SQLException e) {
      throw new EmbeddedDatabaseException("cannot create the database " + name, e);
    }
  }

  private static String checked(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("not a database name: " + name);
    }
    return name;
  }

  /**
   * Has somebody told, once and on a thread of its own, when the server ends without having been
   * closed here: killed by hand, or for want of memory.
   */
  public void whenLost(Runnable told) {
    var process = new Postmaster(folder.postgres()).running();
    Thread.ofPlatform()
        .daemon()
        .name("database-watch")
        .start(() -> {
          while (process.isPresent() && !Postmaster.awaitEnd(process.get(), LOOK_AT_MOST)) {
            // It runs: wait on.
          }
          if (!closed.get()) {
            told.run();
          }
        });
  }

  /** Stops the server and waits for its end; a temporary data folder is removed. Idempotent. */
  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    try {
      var process = new Postmaster(folder.postgres()).running();
      if (process.isPresent()) {
        // Asks for a fast shutdown and waits for 5 seconds; a checkpoint may take longer.
        server.close();
        if (!Postmaster.awaitEnd(process.get(), stopLimit)) {
          Postmaster.stop(process.get(), stopLimit);
        }
      } else {
        // Nothing is left to stop, and asking for it would be logged as an error with its stack.
        // The library's lock on the folder, let go of only after asking, goes with its file.
        Files.deleteIfExists(folder.postgres().resolve(LIBRARY_LOCK));
      }
      folder.giveBack();
    } catch (IOException e) {
      throw new EmbeddedDatabaseException("the embedded PostgreSQL did not stop", e);
    } finally {
      watch.close();
      folder.close();
    }
  }
}
