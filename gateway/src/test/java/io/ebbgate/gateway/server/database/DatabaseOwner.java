package io.ebbgate.gateway.server.database;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A process that owns a server until it is killed; says on standard output what it owns. */
final class DatabaseOwner {

  static final String READY = "owner ready ";

  private DatabaseOwner() {}

  public static void main(String[] arguments) throws Exception {
    var options =
        arguments[0].isEmpty()
            ? EmbeddedDatabaseOptions.temporary()
            : EmbeddedDatabaseOptions.in(Path.of(arguments[0]));
    try (var database = EmbeddedDatabase.start(options)) {
      try (var connection = EmbeddedDatabaseIT.connect(database.uri());
          var statement = connection.createStatement()) {
        statement.execute("create table written_by_owner (id bigint)");
        statement.execute("insert into written_by_owner values (1)");
      }
      var server = new Postmaster(database.dataFolder().resolve("postgres")).running();
      System.out.println(READY + server.orElseThrow().pid() + " " + database.dataFolder());
      new CountDownLatch(1).await();
    }
  }
}
