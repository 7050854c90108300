package io.ebbgate.proving.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.ebbgate.core.id.IdKind;
import io.ebbgate.proving.audit.MoneyAudit;
import io.ebbgate.proving.client.GatewayClient;
import io.ebbgate.proving.crowd.Progress;
import io.ebbgate.proving.demo.report.DemoReport;
import io.ebbgate.proving.plans.OldRows;
import io.ebbgate.proving.plans.ReadRows;
import io.ebbgate.proving.stack.LocalStack;
import io.ebbgate.proving.stack.StackOptions;
import io.ebbgate.proving.stack.StackOutside;
import io.ebbgate.sandbox.fault.Mood;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A day over large tables: whatever a gateway asks its database, it is answered by key. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class LargeTablesIT {
  private static final int OLD_ROWS = 50_000;
  private static final int DRAWDOWNS = 60;

  /** Ten tables of three months, most of them large, and their indexes. */
  private static final int PARTITIONS_AND_INDEXES = 40;

  private static final Duration TOLD_AFTER = Duration.ofSeconds(12);
  private static final String UNSEALED =
      "select (select count(*) from ledger_entry) - (select count(*) from ledger_seal)";

  private static final long SEED = 20261125;

  @Test
  void noStatementReadsALargeTableOrIndexFromOneEndToTheOther() throws Exception {
    var clock = InstantSource.system();
    // Nothing goes wrong at once: every way of learning about money is used.
    var options = new StackOptions(Mood.MILD, SEED, 512);
    try (var stack = LocalStack.start(options, clock)) {
      var audit = new MoneyAudit(stack.postgresUri(), stack.sandboxUrl());
      try (var connection = audit.connect()) {
        OldRows.load(connection, OLD_ROWS);
        var before = afterSealing(audit, connection);
        var gateway = new GatewayClient(stack.apiUrl(), stack.apiKey(), Thread::sleep);
        var outside = new EndOfDay(stack, audit, gateway);

        var report = play(stack, audit, gateway, outside, clock);
        var after = ReadRows.now(connection);

        assertThat(report.drawdowns().disbursed()).isPositive();
        assertThat(report.repayments().succeeded()).isPositive();
        assertThat(report.drawdowns().unsettled() + report.repayments().unsettled()).isZero();
        assertThat(before.sizes())
            .as("what is large")
            .containsKeys("idempotency", "credit_line", "callback_nonce", "idempotency_pkey")
            .hasSizeGreaterThan(PARTITIONS_AND_INDEXES);
        assertThat(outside.read.muchReadSince(before)).as("rows read by relation").isEmpty();

        // And the counters do tell: this one has no key.
        assertThat(audit.count("select count(*) from agreement where provider_reference = 'b'"))
            .isZero();
        await()
            .atMost(Duration.ofSeconds(20))
            .untilAsserted(() ->
                assertThat(ReadRows.now(connection).muchReadSince(after)).containsKey("agreement"));
      }
    }
  }

  /**
   * What was booked long ago is read once, to get into the ledger's chain. A session that has
   * nothing to do tells what it read only after ten seconds.
   */
  private static ReadRows afterSealing(MoneyAudit audit, Connection connection)
      throws SQLException {
    await()
        .atMost(Duration.ofMinutes(1))
        .during(TOLD_AFTER)
        .pollInterval(Duration.ofMillis(500))
        .until(() -> audit.count(UNSEALED) == 0);
    return ReadRows.now(connection);
  }

  private static DemoReport play(
      LocalStack stack,
      MoneyAudit audit,
      GatewayClient gateway,
      Outside outside,
      InstantSource clock)
      throws Exception {
    var time = TimeFrame.ofWaits(Duration.ofSeconds(90));
    return new DemoRun(
            new DemoOptions(DRAWDOWNS, 30, SEED, 8, time),
            gateway,
            outside,
            audit,
            new Progress(System.err, clock),
            Thread::sleep,
            clock)
        .play(stack.channels(), "mild");
  }

  /** Reads everything that is there to be read, and stops the gateway before the audit begins. */
  private static final class EndOfDay implements Outside {
    private final LocalStack stack;
    private final MoneyAudit audit;
    private final GatewayClient gateway;
    private final Outside outside;
    private ReadRows read = ReadRows.NOTHING;

    EndOfDay(LocalStack stack, MoneyAudit audit, GatewayClient gateway) {
      this.stack = stack;
      this.audit = audit;
      this.gateway = gateway;
      this.outside = new StackOutside(stack, audit);
    }

    @Override
    public JsonNode sandboxMessages() throws IOException, InterruptedException {
      try (var connection = audit.connect()) {
        readAll(connection);
        assertThat(stack.gateway().terminate()).as("exit code after SIGTERM").isZero();
        read = ReadRows.now(connection);
      } catch (SQLException failed) {
        throw new IOException(failed);
      }
      return outside.sandboxMessages();
    }

    private void readAll(Connection connection) throws SQLException, InterruptedException {
      var firstPage = gateway.get("/v1/drawdowns");
      var paths = new ArrayList<String>();
      paths.add("/v1/incidents");
      paths.add("/v1/drawdowns?cursor=" + firstPage.text("next"));
      for (var id : newest(connection, "drawdown")) {
        paths.add("/v1/drawdowns/" + IdKind.DRAWDOWN.format(id));
        paths.add("/v1/cases/" + IdKind.DRAWDOWN.format(id));
      }
      for (var id : newest(connection, "repayment")) {
        paths.add("/v1/repayments/" + IdKind.REPAYMENT.format(id));
        paths.add("/v1/cases/" + IdKind.REPAYMENT.format(id));
      }
      for (var id : newest(connection, "loan")) {
        paths.add("/v1/loans/" + IdKind.LOAN.format(id));
      }
      for (var path : paths) {
        assertThat(gateway.get(path).status()).as(path).isEqualTo(200);
      }
    }

    private static List<UUID> newest(Connection connection, String table) throws SQLException {
      var ids = new ArrayList<UUID>();
      try (var statement = connection.createStatement();
          var rows =
              statement.executeQuery("select id from " + table + " order by id desc limit 8")) {
        while (rows.next()) {
          ids.add(rows.getObject(1, UUID.class));
        }
      }
      return ids;
    }

    @Override
    public long noticesUndelivered() throws SQLException {
      return audit.count("select count(*) from outbox where state = 'Queued'");
    }

    @Override
    public long sendBack(long atMost, SplittableRandom choice)
        throws IOException, InterruptedException {
      return outside.sendBack(atMost, choice);
    }

    @Override
    public long takeBack(long atMost, SplittableRandom choice)
        throws IOException, InterruptedException {
      return outside.takeBack(atMost, choice);
    }

    @Override
    public long debitsTakenBack() throws SQLException {
      return audit.count(
          "select count(*) from incident"
              + " where id > uuid_at(now() - interval '1 hour') and reason = 'DEBIT_RETURNED'");
    }

    @Override
    public long drawdownsReturned() throws SQLException {
      return audit.count(
          "select count(*) from drawdown"
              + " where id > uuid_at(now() - interval '1 hour') and state = 'Returned'");
    }

    @Override
    public long reportsQueued() throws SQLException {
      return outside.reportsQueued();
    }
  }
}
