package io.ebbgate.gateway.store.calendar;

import static io.ebbgate.gateway.testing.MigratedDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ebbgate.core.calendar.Shift;
import io.ebbgate.gateway.testing.MigratedDatabase;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClockShiftsIT {
  private static final Instant NOW = Instant.parse("2026-11-23T01:30:00.123Z");
  private static final UUID TESTER = new UUID(1, 1);

  private MigratedDatabase database;
  private PgClockShifts shifts;

  @BeforeEach
  void open() {
    database = new MigratedDatabase();
    database.run("insert into client values ($1, 'tester', now())", TESTER);
    shifts = new PgClockShifts(database.pool());
  }

  @AfterEach
  void close() {
    database.close();
  }

  private boolean add(int sequence, Instant from, int days) {
    return await(shifts.add(sequence, new Shift(from, Duration.ofDays(days)), TESTER, NOW));
  }

  @Test
  void shiftsAreReadAsTheyWereAdded() {
    assertThat(await(shifts.all())).isEmpty();

    assertThat(add(1, NOW, 1)).isTrue();
    assertThat(add(2, NOW.plusSeconds(5), 71)).isTrue();

    assertThat(await(shifts.all()))
        .containsExactly(
            new Shift(NOW, Duration.ofDays(1)), new Shift(NOW.plusSeconds(5), Duration.ofDays(71)));
  }

  @Test
  void aNumberIsTakenOnceAlsoOfTwoAtOnce() {
    var both =
        await(
            Future.all(
                shifts.add(1, new Shift(NOW, Duration.ofDays(1)), TESTER, NOW),
                shifts.add(1, new Shift(NOW, Duration.ofDays(2)), TESTER, NOW)));

    assertThat(both.<Boolean>list()).containsExactlyInAnyOrder(true, false);
    assertThat(add(1, NOW, 3)).isFalse();
    assertThat(add(3, NOW, 3)).isFalse();
    assertThat(await(shifts.all())).hasSize(1);
  }

  @Test
  void theDatabaseLetsNobodyTurnBusinessTimeBack() {
    add(1, NOW, 10);

    assertThat(add(2, NOW, 10)).isFalse();
    assertThat(add(2, NOW, 9)).isFalse();
    assertThat(add(2, NOW.minusMillis(1), 11)).isFalse();
    assertThatThrownBy(() -> database.run("update business_clock set ahead_ms = 1"))
        .hasMessageContaining("append-only");
    assertThatThrownBy(() -> database.run("delete from business_clock"))
        .hasMessageContaining("append-only");
  }
}
