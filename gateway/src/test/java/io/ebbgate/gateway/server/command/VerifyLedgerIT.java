package io.ebbgate.gateway.server.command;

import static io.ebbgate.gateway.testing.MigratedDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.gateway.store.ledger.PgChains;
import io.ebbgate.gateway.testing.FakeTimers;
import io.ebbgate.gateway.testing.MigratedDatabase;
import io.ebbgate.gateway.usecase.ledger.chain.SealLedger;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class VerifyLedgerIT {
  private static final UUID ENTRY = UUID.fromString("019abc00-0000-7000-8000-000000000001");

  private final MigratedDatabase database = new MigratedDatabase();
  private final FakeTimers timers = new FakeTimers(Instant.parse("2026-11-25T04:05:06Z"));
  private final SealLedger sealer =
      new SealLedger(
          new PgChains(database.pool()),
          new UUID(1, 1),
          new SealLedger.Settings(Duration.ofSeconds(1), Duration.ofSeconds(30), 10),
          timers,
          timers,
          new SimpleMeterRegistry());

  private record Ended(int code, String out, String err) {}

  @AfterEach
  void close() {
    database.close();
  }

  private void book() {
    database.run(
        "insert into ledger_entry (id, kind, order_id, evidence_id, booked_at, business_date) values"
            + " ($1, 'DISBURSED', $1, $1, '2026-11-25T04:05:06Z', '2026-11-25')",
        ENTRY);
    database.run(
        "insert into ledger_transfer values ($1, 1, 'loan-principal', 'provider-clearing:a', 100,"
            + " 'CNY')",
        ENTRY);
  }

  private void seal() {
    while (await(sealer.step())) {
      // Another batch.
    }
  }

  private Ended verify(String... arguments) {
    var command = new VerifyLedgerCommand();
    command.useEnvironment(Map.of("EBBGATE_PG_URI", database.uri()));
    var out = new StringWriter();
    var err = new StringWriter();
    int code =
        new CommandLine(command)
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(arguments);
    return new Ended(code, out.toString(), err.toString());
  }

  @Test
  void anUntouchedLedgerIsIntactAndItsEndCanBeNotedDown() {
    book();
    seal();

    var ended = verify("--json");
    var told = new JsonObject(ended.out());
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(told.getBoolean("intact")).isTrue();
    assertThat(told.getLong("checked")).isEqualTo(1);
    var end = "1:" + told.getJsonObject("head").getString("hash");

    var again = verify("--expect", end);
    assertThat(again.code()).isZero();
    assertThat(again.out()).contains("end     " + end).contains("INTACT").doesNotContain("!");
    assertThat(verify("--expect", "1:" + "0".repeat(64)).code()).isEqualTo(1);
    assertThat(verify("--expect", "2:" + "0".repeat(64)).out())
        .contains("! the end that was noted earlier is not in the chain")
        .contains("NOT INTACT");
  }

  @Test
  void theFirstBrokenEntryIsNamed() {
    book();
    seal();
    database.run("alter table ledger_transfer disable trigger user");
    database.run("update ledger_transfer set amount_minor = 101");

    var ended = verify("--json");
    assertThat(ended.code()).isEqualTo(1);
    assertThat(new JsonObject(ended.out()).getJsonObject("firstBroken"))
        .isEqualTo(
            new JsonObject()
                .put("sequence", 1)
                .put("entryId", ENTRY.toString())
                .put("reason", "CONTENT_CHANGED"));
    assertThat(verify().out()).contains("! entry 1 (" + ENTRY + ")").contains("NOT INTACT");
  }

  @Test
  void anEntryThatIsNotSealedIsLateOnlyAfterSoManySeconds() {
    book();

    assertThat(verify().code()).isEqualTo(1);
    database.run("alter table ledger_entry disable trigger user");
    database.run("update ledger_entry set booked_at = clock_timestamp()");
    var ended = verify("--json");
    assertThat(ended.code()).isZero();
    assertThat(new JsonObject(ended.out()).getLong("waiting")).isOne();
    assertThat(verify("--late-after", "0").code()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--expect=1",
        "--expect=1:abc",
        "--expect=-1:0000000000000000000000000000000000000000000000000000000000000000",
        "--expect=1:000000000000000000000000000000000000000000000000000000000000000G",
        "--late-after=-1",
        "--late-after=86401",
        "--late-after=soon",
        "--gently"
      })
  void aWrongArgumentIsSaidAndNothingIsOpened(String argument) {
    var ended = verify(argument);

    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err()).contains(argument.replaceFirst("=.*", ""));
    assertThat(ended.out()).isEmpty();
  }
}
