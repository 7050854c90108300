package io.ebbgate.gateway.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.ebbgate.gateway.testing.TestDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class EmbeddedDatabaseIT {

  @TempDir Path folder;

  @Test
  void dataAndPasswordSurviveARestartAndCommitsAreDurable() throws Exception {
    String firstUri;
    try (var database = EmbeddedDatabase.start(EmbeddedDatabaseOptions.in(folder))) {
      firstUri = database.uri();
      try (var connection = connect(firstUri);
          var statement = connection.createStatement()) {
        statement.execute("create table fact (text varchar)");
        statement.execute("insert into fact values ('kept')");
        assertThat(show(connection, "fsync")).isEqualTo("on");
        assertThat(show(connection, "synchronous_commit")).isEqualTo("on");
        assertThat(show(connection, "full_page_writes")).isEqualTo("on");
        assertThat(show(connection, "listen_addresses")).isEqualTo("127.0.0.1");
        // The fifth line names the folder of the server's Unix-domain socket.
        assertThat(Files.readAllLines(folder.resolve("postgres/postmaster.pid")).get(4)).isEmpty();
      }
    }
    try (var database = EmbeddedDatabase.start(EmbeddedDatabaseOptions.in(folder));
        var connection = connect(database.uri());
        var statement = connection.createStatement();
        var rows = statement.executeQuery("select text from fact")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getString(1)).isEqualTo("kept");
      assertThat(URI.create(database.uri()).getUserInfo())
          .isEqualTo(URI.create(firstUri).getUserInfo());
    }
  }

  @Test
  void nobodyIsTrustedAndTheGatewaysRoleIsNoSuperuser() throws Exception {
    try (var database = EmbeddedDatabase.start(EmbeddedDatabaseOptions.in(folder))) {
      var wrong = new Properties();
      wrong.setProperty("user", "ebbgate");
      wrong.setProperty("password", "wrong");
      assertThatThrownBy(() -> DriverManager.getConnection(jdbc(database.uri()), wrong).close())
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("password authentication failed");
      wrong.setProperty("user", "postgres");
      assertThatThrownBy(() -> DriverManager.getConnection(jdbc(database.uri()), wrong).close())
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("password authentication failed");

      var rules =
          Files.readAllLines(folder.resolve("postgres/pg_hba.conf")).stream()
              .filter(line -> !line.isBlank() && !line.startsWith("#"))
              .toList();
      assertThat(rules).isNotEmpty().allMatch(line -> line.endsWith("scram-sha-256"));

      try (var connection = connect(database.uri());
          var statement = connection.createStatement();
          var role =
              statement.executeQuery(
                  "select rolsuper, rolcreatedb, rolcreaterole from pg_roles"
                      + " where rolname = current_user")) {
        assertThat(role.next()).isTrue();
        assertThat(List.of(role.getBoolean(1), role.getBoolean(2), role.getBoolean(3)))
            .containsOnly(false);
      }
    }
  }

  @Test
  void passwordsAreReadableByTheirOwnerOnlyAndInNoProcessArguments() throws Exception {
    try (var database = EmbeddedDatabase.start(EmbeddedDatabaseOptions.in(folder))) {
      assertThat(database.dataFolder()).isEqualTo(folder.toRealPath());
      for (var name : List.of("password", "administrator-password")) {
        var file = folder.resolve(name);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .isEqualTo("rw-------");
        var secret = Files.readString(file);
        assertThat(commandLines()).noneMatch(line -> line.contains(secret));
      }
    }
  }

  @Test
  void itsProgramIsOutOfTheReachOfOtherUsers() throws Exception {
    try (var database = EmbeddedDatabase.start(EmbeddedDatabaseOptions.in(folder))) {
      var server = new Postmaster(database.dataFolder().resolve("postgres")).running();
      var program = Path.of(server.orElseThrow().info().command().orElseThrow());

      var own = Path.of(program.toString().replaceFirst("/programs/.*", ""));

      assertThat(own.endsWith("ebbgate-postgres")).as(own.toString()).isTrue();
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(own)))
          .isEqualTo("rwx------");
    }
  }

  @Test
  void aServerThatIsKilledIsToldOfAndClosedQuietlyAndItsFolderServesAgain() throws Exception {
    var errors = new ListAppender<ILoggingEvent>();
    var library = (Logger) LoggerFactory.getLogger(EmbeddedPostgres.class);
    errors.start();
    library.addAppender(errors);
    try {
      var lost = new CountDownLatch(1);
      try (var database = EmbeddedDatabase.start(EmbeddedDatabaseOptions.in(folder))) {
        database.whenLost(lost::countDown);
        var server = new Postmaster(database.dataFolder().resolve("postgres")).running();

        assertThat(server.orElseThrow().destroyForcibly()).isTrue();

        assertThat(lost.await(30, TimeUnit.SECONDS)).isTrue();
      }
      try (var database = EmbeddedDatabase.start(EmbeddedDatabaseOptions.in(folder))) {
        connect(database.uri()).close();
      }
      assertThat(errors.list).noneMatch(event -> event.getLevel().isGreaterOrEqual(Level.WARN));
    } finally {
      library.detachAppender(errors);
    }
  }

  @Test
  void aServerThatIsClosedIsNotLost() throws Exception {
    var lost = new CountDownLatch(1);
    ProcessHandle server;
    try (var database = EmbeddedDatabase.start(EmbeddedDatabaseOptions.in(folder))) {
      database.whenLost(lost::countDown);
      server = new Postmaster(database.dataFolder().resolve("postgres")).running().orElseThrow();
    }
    await().until(() -> !server.isAlive());
    await()
        .until(() ->
            Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().equals("database-watch")));
    assertThat(lost.getCount()).isOne();
  }

  @Test
  void aFolderInUseIsRefused() {
    try (var database = EmbeddedDatabase.start(EmbeddedDatabaseOptions.in(folder))) {
      assertThat(database.port()).isPositive();
      assertThatThrownBy(() -> EmbeddedDatabase.start(EmbeddedDatabaseOptions.in(folder)).close())
          .isInstanceOf(EmbeddedDatabaseException.class)
          .hasMessageContaining("in use by another process");
    }
  }

  @Test
  void theServerStopsWithAnOwnerThatIsKilledAndItsFolderServesTheNextOne() throws Exception {
    var owner = startOwner(folder.toString());
    var server = ProcessHandle.of(owner.serverPid()).orElseThrow();
    assertThat(server.isAlive()).isTrue();

    owner.process().destroyForcibly().waitFor();

    await().atMost(Duration.ofSeconds(30)).until(() -> !server.isAlive());
    try (var database = EmbeddedDatabase.start(EmbeddedDatabaseOptions.in(folder));
        var connection = connect(database.uri());
        var statement = connection.createStatement();
        var rows = statement.executeQuery("select count(*) from written_by_owner")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getLong(1)).isEqualTo(1);
    }
  }

  @Test
  void aWatchThatWakesLateLeavesTheNextOwnersServerAlone() throws Exception {
    var owner = startOwner(folder.toString());
    var watch =
        owner
            .process()
            .descendants()
            .filter(
                child -> child.info().commandLine().orElse("").contains("ebbgate-database-watch"))
            .findFirst()
            .orElseThrow();
    signal("STOP", watch);
    owner.process().destroyForcibly().waitFor();
    assertThat(folder.resolve("owner")).exists();

    try (var database = EmbeddedDatabase.start(EmbeddedDatabaseOptions.in(folder))) {
      signal("CONT", watch);

      await().atMost(Duration.ofSeconds(30)).until(() -> !watch.isAlive());
      try (var connection = connect(database.uri())) {
        assertThat(connection.isValid(5)).isTrue();
      }
    }
    assertThat(folder.resolve("owner")).doesNotExist();
  }

  private static void signal(String name, ProcessHandle process) throws Exception {
    var kill = new ProcessBuilder("/bin/sh", "-c", "kill -s " + name + " " + process.pid()).start();
    assertThat(kill.waitFor()).isZero();
  }

  @Test
  void theFolderOfAKilledOwnersTemporaryServerIsRemoved() throws Exception {
    var owner = startOwner("");
    assertThat(owner.folder()).exists();

    owner.process().destroyForcibly().waitFor();

    await().atMost(Duration.ofSeconds(30)).until(() -> !Files.exists(owner.folder()));
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> ProcessHandle.of(owner.serverPid()).filter(ProcessHandle::isAlive).isEmpty());
  }

  @Test
  void aServerLeftRunningAndAFileThatNamesAStrangerDoNotHinderAStart() throws Exception {
    EmbeddedDatabase.start(EmbeddedDatabaseOptions.in(folder)).close();
    // A file that names this test's own process: the server alone would refuse to start.
    Files.writeString(
        folder.resolve("postgres/postmaster.pid"), ProcessHandle.current().pid() + "\n");

    try (var database = EmbeddedDatabase.start(EmbeddedDatabaseOptions.in(folder));
        var connection = connect(database.uri())) {
      assertThat(connection.isValid(5)).isTrue();
      var server = new Postmaster(folder.toRealPath().resolve("postgres")).running().orElseThrow();

      new Postmaster(folder.toRealPath().resolve("postgres"))
          .clearLeftovers(Duration.ofSeconds(30));

      await().atMost(Duration.ofSeconds(30)).until(() -> !server.isAlive());
    }
  }

  @Test
  void aFirstStartThatBrokeOffIsSetAsideAndNotDeleted() throws Exception {
    Files.createDirectories(folder.resolve("postgres"));
    Files.writeString(folder.resolve("postgres/PG_VERSION"), "17");

    try (var database = EmbeddedDatabase.start(EmbeddedDatabaseOptions.in(folder));
        var connection = connect(database.uri())) {
      assertThat(connection.isValid(5)).isTrue();
      assertThat(folder.resolve("postgres-unfinished-1/PG_VERSION")).exists();
    }
  }

  @Test
  void testsGetDatabasesOfTheirOwnAndCopiesOfAPreparedOne() throws Exception {
    var prepared = "create table prepared (id bigint primary key)";
    var first = TestDatabase.createDatabase("embedded_it", uri -> execute(uri, prepared));
    var second = TestDatabase.createDatabase("embedded_it", uri -> execute(uri, "select 1/0"));
    execute(first, "insert into prepared values (1)");
    try (var connection = connect(second);
        var statement = connection.createStatement();
        var rows = statement.executeQuery("select count(*) from prepared")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getLong(1)).isZero();
    }
    assertThat(TestDatabase.createDatabase()).isNotEqualTo(TestDatabase.createDatabase());
  }

  private record Owner(Process process, long serverPid, Path folder) {}

  private static Owner startOwner(String dataFolder) throws IOException {
    var process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                DatabaseOwner.class.getName(),
                dataFolder)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    var lines = new ArrayList<String>();
    var reader = process.inputReader();
    for (var line = reader.readLine(); line != null; line = reader.readLine()) {
      if (line.startsWith(DatabaseOwner.READY)) {
        var words = line.substring(DatabaseOwner.READY.length()).split(" ", 2);
        return new Owner(process, Long.parseLong(words[0]), Path.of(words[1]));
      }
      lines.add(line);
    }
    throw new AssertionError("the owner did not start: " + lines);
  }

  private static List<String> commandLines() {
    return ProcessHandle.allProcesses()
        .flatMap(process -> process.info().commandLine().stream())
        .toList();
  }

  private static void execute(String uri, String sql) {
    try (var connection = connect(uri);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
  }

  private static String show(Connection connection, String setting) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery("show " + setting)) {
      return row.next() ? Optional.ofNullable(row.getString(1)).orElse("") : "";
    }
  }

  static Connection connect(String uri) throws SQLException {
    var login = URI.create(uri).getUserInfo().split(":", 2);
    return DriverManager.getConnection(jdbc(uri), login[0], login[1]);
  }

  private static String jdbc(String uri) {
    var parsed = URI.create(uri);
    return "jdbc:postgresql://" + parsed.getHost() + ":" + parsed.getPort() + parsed.getPath();
  }
}
