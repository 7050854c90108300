package io.ebbgate.gateway.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.gateway.testing.MigratedDatabase;
import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CloseCommandIT {
  private static final String KEY = "AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=";

  private final MigratedDatabase database = new MigratedDatabase();

  private record Ended(int code, String out, String err) {}

  @AfterEach
  void close() {
    database.close();
  }

  private Ended close(String... arguments) {
    var command = new CloseCommand();
    command.useEnvironment(Map.of("EBBGATE_PG_URI", database.uri(), "EBBGATE_MASTER_KEY", KEY));
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
  void aDayIsClosedOnceAndWhatItCameToIsToldAgain() {
    var first = close("--date", "2026-01-10", "--json");
    assertThat(first.code()).as(first.err()).isZero();
    var told = new JsonObject(first.out());
    assertThat(told.getString("date")).isEqualTo("2026-01-10");
    assertThat(told.getLong("loans")).isZero();
    assertThat(told.getJsonObject("byBucket").isEmpty()).isTrue();
    assertThat(told.getBoolean("resumed")).isFalse();
    assertThat(told.getBoolean("alreadyClosed")).isFalse();

    var again = new JsonObject(close("--date", "2026-01-10", "--json").out());
    assertThat(again.getBoolean("alreadyClosed")).isTrue();

    var later = close("--date", "2026-01-12");
    assertThat(later.code()).isZero();
    assertThat(later.out()).contains("2026-01-12 closed").contains("2026-01-11 closed before it");
  }

  @Test
  void aDayThatIsNotOverByTheBusinessClockIsRefused() {
    var today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
    // A minute around midnight is allowed for: two days on is ahead in any case.
    var ahead = today.plusDays(2).toString();
    var refused = close("--date", ahead);
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains(ahead + " is not over");

    database.run("insert into client values ($1, 'tester', now())", new UUID(1, 1));
    database.run(
        "insert into business_clock values (1, now() - interval '1 minute', $2, $1, now())",
        new UUID(1, 1),
        10L * 86_400_000);
    assertThat(close("--date", ahead).code()).isZero();
  }

  @Test
  void aDayBeforeTheLastClosedOneIsRefused() {
    close("--date", "2026-01-10");

    var refused = close("--date", "2026-01-09", "--json");

    assertThat(refused.code()).isEqualTo(2);
    assertThat(new JsonObject(refused.out()).getString("error"))
        .contains("before the last closed one, 2026-01-10");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--date=today", "--date=2026-02-30", "--date=2026-01-10 --batch=0"})
  void wrongUsageTouchesNothing(String arguments) {
    assertThat(close(arguments.split(" ")).code()).isEqualTo(2);
    assertThat(database.number("select count(*) from day_close")).isZero();
  }
}
