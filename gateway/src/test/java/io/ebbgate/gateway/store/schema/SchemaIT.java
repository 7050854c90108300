package io.ebbgate.gateway.store.schema;

import static io.ebbgate.gateway.testing.MigratedDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.gateway.testing.FakeTimers;
import io.ebbgate.gateway.testing.MigratedDatabase;
import io.ebbgate.gateway.usecase.upkeep.KeepHouse;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SchemaIT {
  private static final Instant NOVEMBER = Instant.parse("2026-11-23T10:00:00Z");

  private MigratedDatabase database;

  @BeforeEach
  void open() {
    database = new MigratedDatabase();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void everyPartitionedTableIsKeptReadyForThreeMonths() {
    var upkeep = new PgUpkeep(database.pool());
    var tables =
        database.run("select relname from pg_class where relkind = 'p' order by relname").stream()
            .map(row -> row.getString(0))
            .toList();
    assertThat(upkeep.partitioned()).containsExactlyInAnyOrderElementsOf(tables);

    var clock = new FakeTimers(NOVEMBER);
    var house =
        new KeepHouse(
            upkeep,
            clock,
            clock,
            new KeepHouse.Settings(Duration.ofDays(1), 3, Duration.ofDays(7), 10_000));
    await(house.start());

    for (String table : tables) {
      assertThat(partitionsOf(table))
          .containsExactly(
              table + "_2026_11", table + "_2026_12", table + "_2027_01", table + "_default");
    }
    assertThat(await(upkeep.ensurePartitions("drawdown", NOVEMBER, 3))).isZero();
  }

  @Test
  void aRowGoesToTheMonthOfItsIdWithTheStorageOfTheDefault() {
    var upkeep = new PgUpkeep(database.pool());
    await(upkeep.ensurePartitions("ledger_transfer", NOVEMBER, 1));
    await(upkeep.ensurePartitions("outbox", NOVEMBER, 1));
    database.run(
        "insert into ledger_transfer values (uuid_at($1), 1, 'a', 'b', 1, 'CNY')",
        NOVEMBER.atOffset(ZoneOffset.UTC));

    assertThat(database.number("select count(*) from ledger_transfer_2026_11")).isOne();
    assertThat(
            database
                .run("select reloptions::text from pg_class where relname = 'outbox_2026_11'")
                .iterator()
                .next()
                .getString(0))
        .isEqualTo("{fillfactor=70}");
  }

  @Test
  void twoNodesMakingTheSamePartitionsDoNotQuarrel() {
    var upkeep = new PgUpkeep(database.pool());
    var made =
        await(
            Future.all(
                List.of(
                    upkeep.ensurePartitions("evidence", NOVEMBER, 6),
                    upkeep.ensurePartitions("evidence", NOVEMBER, 6))));
    assertThat(made.<Integer>list()).containsExactlyInAnyOrder(0, 6);
  }

  @Test
  void oldDeliveriesAreForgottenAndYoungOnesKept() {
    database.run(
        "insert into callback_nonce select 'a', n::text, gen_random_uuid(), $1::timestamptz - n * interval '1 day'"
            + " from generate_series(1, 10) n",
        NOVEMBER.atOffset(ZoneOffset.UTC));
    var upkeep = new PgUpkeep(database.pool());
    var before = NOVEMBER.minus(Duration.ofDays(7));

    assertThat(await(upkeep.forgetDeliveries(before, 2))).isEqualTo(2);
    assertThat(await(upkeep.forgetDeliveries(before, 2))).isEqualTo(1);
    assertThat(database.number("select count(*) from callback_nonce")).isEqualTo(7);
  }

  private List<String> partitionsOf(String table) {
    return database
        .run(
            "select inhrelid::regclass::text from pg_inherits where inhparent = $1::text::regclass"
                + " order by 1",
            table)
        .stream()
        .map(row -> row.getString(0))
        .toList();
  }
}
