package io.ebbgate.gateway.store.command;

import io.ebbgate.gateway.store.access.PgApiKeys;
import io.ebbgate.gateway.store.access.PgMasterKeyChecks;
import io.ebbgate.gateway.store.calendar.PgClockShifts;
import io.ebbgate.gateway.store.casefile.PgCaseFiles;
import io.ebbgate.gateway.store.close.PgCloseBook;
import io.ebbgate.gateway.store.ledger.PgSealedEntries;
import io.ebbgate.gateway.store.pool.PgPools;
import io.ebbgate.gateway.store.pool.PoolSettings;
import io.ebbgate.gateway.store.reference.PgTerms;
import io.ebbgate.gateway.store.schema.Migrations;
import io.ebbgate.gateway.store.seeding.PgSeeds;
import io.ebbgate.gateway.usecase.access.ApiKeys;
import io.ebbgate.gateway.usecase.calendar.ClockShifts;
import io.ebbgate.gateway.usecase.casefile.CaseFiles;
import io.ebbgate.gateway.usecase.ledger.chain.SealedEntries;
import io.ebbgate.gateway.usecase.ledger.close.CloseBook;
import io.ebbgate.gateway.usecase.personal.MasterKeyChecks;
import io.ebbgate.gateway.usecase.reference.TermsStore;
import io.ebbgate.gateway.usecase.seeding.SeedStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.time.Duration;

/** A database for the length of one command. */
public final class CommandDatabase {
  private static final int CONNECTIONS = 2;
  private static final int WAITING = 16;
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
  // A thousand lines of a seed are one statement: far from this on any disk.
  private static final Duration STATEMENT_TIMEOUT = Duration.ofSeconds(60);
  private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(5);

  private static final Duration SILENCE_TIMEOUT = Duration.ofSeconds(90);

  private final Pool pool;

  private CommandDatabase(Pool pool) {
    this.pool = pool;
  }

  /**
   * Brings the schema to the newest version and connects.
   *
   * @param uri {@code postgresql://user:password@host:port/database}
   */
  public static Future<CommandDatabase> open(Vertx vertx, String uri) {
    var settings =
        new PoolSettings(
            uri,
            "command",
            CONNECTIONS,
            WAITING,
            CONNECT_TIMEOUT,
            STATEMENT_TIMEOUT,
            LOCK_TIMEOUT,
            SILENCE_TIMEOUT,
            1);
    return Migrations.run(vertx, uri)
        .map(migrated -> new CommandDatabase(PgPools.reading(vertx, settings)));
  }

  /** Keys. */
  public ApiKeys apiKeys() {
    return new PgApiKeys(pool);
  }

  /** The check of the master key. */
  public MasterKeyChecks masterKeyChecks() {
    return new PgMasterKeyChecks(pool);
  }

  /** Terms. */
  public TermsStore terms() {
    return new PgTerms(pool);
  }

  /** Seeds. */
  public SeedStore seeds() {
    return new PgSeeds(pool);
  }

  /** Case files. */
  public CaseFiles caseFiles() {
    return new PgCaseFiles(pool);
  }

  /** The ledger's chain. */
  public SealedEntries sealedEntries() {
    return new PgSealedEntries(pool);
  }

  /** Moves of the business clock. */
  public ClockShifts clockShifts() {
    return new PgClockShifts(pool);
  }

  /** Daily closes. */
  public CloseBook closeBook() {
    return new PgCloseBook(pool);
  }

  /** Lets the connections go. */
  public Future<Void> close() {
    return pool.close();
  }
}
