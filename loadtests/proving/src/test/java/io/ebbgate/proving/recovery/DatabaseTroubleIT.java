package io.ebbgate.proving.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ebbgate.core.id.IdKind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What a database may do to a gateway that runs on it: the gateway says 503, goes on by itself when
 * the trouble is over, and neither loses nor doubles an order. One gateway process lives through
 * all of it.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class DatabaseTroubleIT {
  private static final Duration OVER_WITHIN = Duration.ofSeconds(60);
  private static final int STATEMENT_TIMEOUT_MS = 1_000;

  private static CutProxy proxy;
  private static Stage stage;

  @BeforeAll
  static void start() throws Exception {
    proxy = new CutProxy();
    stage =
        new Stage(
            Stage.options()
                .reachingDatabase(proxy::inFrontOf)
                .with(
                    Map.of(
                        "EBBGATE_DATABASE_STATEMENT_TIMEOUT_MS",
                        Integer.toString(STATEMENT_TIMEOUT_MS))),
            true);
  }

  @AfterAll
  static void stop() throws IOException {
    stage.close();
    proxy.close();
  }

  @Test
  void postgresThatIsKilledAndStartedAgainIsCarriedOnWith() throws Exception {
    var before = stage.draw("before", stage.drawdown("before"));
    assertThat(before.status()).isEqualTo(202);
    var request = stage.drawdown("during");

    stage.fleet.database().kill();

    // Longer than keys of clients are remembered: then even they cannot be looked up.
    await()
        .during(Duration.ofSeconds(7))
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() ->
            assertThat(stage.get("/v1/drawdowns/" + before.text("id")).status()).isEqualTo(503));
    assertThat(stage.draw("during", request).status()).isEqualTo(503);

    stage.fleet.database().restart();

    await()
        .atMost(OVER_WITHIN)
        .untilAsserted(() -> assertThat(stage.draw("during", request).status()).isEqualTo(202));
    assertThat(stage.stored("before")).isEqualTo(1);
    assertThat(stage.stored("during")).isEqualTo(1);
    stage.assertMoneyAgrees();
  }

  @Test
  void aDrawdownWhoseCommitIsCutFromItsAnswerIsThereOnce() throws Exception {
    var request = stage.drawdown("cut");
    int cutsBefore = proxy.cuts();
    proxy.cutTheCommitOf(Stage.contract("cut").getBytes(StandardCharsets.UTF_8));

    var first = stage.draw("cut", request);

    assertThat(proxy.cuts()).as("the commit's answer was cut off").isEqualTo(cutsBefore + 1);
    assertThat(first.status()).as(() -> first.body().toString()).isEqualTo(202);
    assertThat(stage.draw("cut", request).text("id")).isEqualTo(first.text("id"));
    assertThat(stage.stored("cut")).isEqualTo(1);
    stage.assertMoneyAgrees();
  }

  @Test
  void aRepaymentWhoseCommitIsCutFromItsAnswerIsThereOnce() throws Exception {
    var loan = stage.loanOf(stage.draw("lent", stage.drawdown("lent")).text("id"));
    var request = stage.repayment(loan);
    int cutsBefore = proxy.cuts();
    proxy.cutTheCommitOf(binary(loan));

    var first = stage.repay("cut", request);

    assertThat(proxy.cuts()).as("the commit's answer was cut off").isEqualTo(cutsBefore + 1);
    assertThat(first.status()).as(() -> first.body().toString()).isEqualTo(202);
    assertThat(stage.repay("cut", request).text("id")).isEqualTo(first.text("id"));
    assertThat(stage.column("select id from repayment")).hasSize(1);
    stage.assertMoneyAgrees();
  }

  @Test
  void aFullDiskIsToldAndWhatWasAskedMeanwhileIsThereOnceThereIsRoom() throws Exception {
    var before = stage.draw("roomy", stage.drawdown("roomy"));
    var request = stage.drawdown("full");
    // As PostgreSQL answers a write that finds no room.
    stage.run(
        """
        create function no_room() returns trigger language plpgsql as $$
        begin
          raise exception 'could not extend file: No space left on device' using errcode = '53100';
        end $$;
        create trigger no_room before insert on drawdown for each row execute function no_room();
        """);

    assertThat(stage.draw("full", request).status()).isEqualTo(503);
    assertThat(stage.get("/v1/drawdowns/" + before.text("id")).status())
        .as("reading needs no room")
        .isEqualTo(200);
    assertThat(stage.stored("full")).isZero();

    stage.run("drop function no_room cascade");

    await()
        .atMost(OVER_WITHIN)
        .untilAsserted(() -> assertThat(stage.draw("full", request).status()).isEqualTo(202));
    assertThat(stage.stored("full")).isEqualTo(1);
    stage.assertMoneyAgrees();
  }

  @Test
  void aDatabaseThatIsTooSlowIsToldAndNothingIsLost() throws Exception {
    var request = stage.drawdown("slow");
    stage.run(
        """
        create function wait_long() returns trigger language plpgsql as $$
        begin
          perform pg_sleep(5);
          return new;
        end $$;
        create trigger wait_long before insert on drawdown
          for each row execute function wait_long();
        """);

    var slow = stage.draw("slow", request);
    assertThat(slow.status()).as(() -> slow.body().toString()).isEqualTo(503);
    assertThat(stage.stored("slow")).isZero();

    stage.run("drop function wait_long cascade");

    await()
        .atMost(OVER_WITHIN)
        .untilAsserted(() -> assertThat(stage.draw("slow", request).status()).isEqualTo(202));
    assertThat(stage.stored("slow")).isEqualTo(1);
    stage.assertMoneyAgrees();
  }

  /** An identifier as the gateway sends it to the database. */
  private static byte[] binary(String loanId) {
    var id = IdKind.LOAN.parse(loanId).orElseThrow();
    return ByteBuffer.allocate(16)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }
}
