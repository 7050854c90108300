package io.ebbgate.gateway.store.ledger;

import io.ebbgate.core.ledger.chain.ChainLink;
import io.ebbgate.gateway.testing.FakeTimers;
import io.ebbgate.gateway.testing.MigratedDatabase;
import io.ebbgate.gateway.usecase.ledger.chain.SealLedger;
import io.ebbgate.gateway.usecase.ledger.chain.VerifyLedger;
import io.ebbgate.gateway.usecase.ledger.chain.VerifyLedger.Report;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/** A ledger with a chain, and some ways to book and to tamper. */
final class Booking implements AutoCloseable {
  static final Duration LEASE = Duration.ofSeconds(30);

  final MigratedDatabase database = new MigratedDatabase();
  final PgChains chains = new PgChains(database.pool());
  final PgSealedEntries sealed = new PgSealedEntries(database.pool());
  final FakeTimers timers = new FakeTimers(Instant.parse("2026-11-25T04:05:06Z"));

  static UUID id(long number) {
    return new UUID(0x0190_0000_0000_7000L, number);
  }

  UUID book(long number) {
    return book(database.pool(), number);
  }

  /** Books an entry of two transfers in whatever transaction the client is. */
  static UUID book(SqlClient client, long number) {
    var id = id(number);
    MigratedDatabase.await(
        client
            .preparedQuery(
                "insert into ledger_entry (id, kind, order_id, loan_id, evidence_id, booked_at,"
                    + " business_date) values ($1, 'REPAID', $2, $3, $4, $5, $6)")
            .execute(
                Tuple.of(
                    id,
                    new UUID(2, number),
                    new UUID(3, number),
                    new UUID(4, number),
                    Instant.parse("2026-11-25T04:05:06.000007Z").atOffset(ZoneOffset.UTC),
                    LocalDate.of(2026, 11, 25))));
    MigratedDatabase.await(
        client
            .preparedQuery(
                "insert into ledger_transfer values ($1, 1, 'provider-clearing:a',"
                    + " 'loan-principal', 100000, 'CNY'), ($1, 2, 'provider-clearing:a',"
                    + " 'interest-income', 1500, 'CNY')")
            .execute(Tuple.of(id)));
    return id;
  }

  SealLedger sealer(UUID owner, int batch) {
    return new SealLedger(
        chains,
        owner,
        new SealLedger.Settings(Duration.ofSeconds(1), LEASE, batch),
        timers,
        timers,
        new SimpleMeterRegistry());
  }

  /** Seals all that may be sealed now. */
  void seal(SealLedger sealer) {
    while (MigratedDatabase.await(sealer.step())) {
      // Another batch.
    }
  }

  ChainLink head() {
    return MigratedDatabase.await(sealed.standing()).head();
  }

  long seals() {
    return database.number("select count(*) from ledger_seal");
  }

  Report verify() {
    return verify(Optional.empty());
  }

  Report verify(Optional<ChainLink> noted) {
    return MigratedDatabase.await(new VerifyLedger(sealed, 7).verify(noted, Duration.ofMinutes(1)));
  }

  /** What somebody with all rights on the database can do. */
  void tamper(String table, String sql) {
    database.run("alter table " + table + " disable trigger user");
    database.run(sql);
    database.run("alter table " + table + " enable trigger user");
  }

  @Override
  public void close() {
    database.close();
  }
}
