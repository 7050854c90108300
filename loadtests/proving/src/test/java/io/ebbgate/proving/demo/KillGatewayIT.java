package io.ebbgate.proving.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ebbgate.gateway.server.database.EmbeddedDatabase;
import io.ebbgate.proving.audit.MoneyAudit;
import io.ebbgate.proving.client.GatewayClient;
import io.ebbgate.proving.crowd.Progress;
import io.ebbgate.proving.demo.report.DemoReport;
import io.ebbgate.proving.demo.report.Summary;
import io.ebbgate.proving.process.ProvingProcess;
import io.ebbgate.proving.stack.LocalStack;
import io.ebbgate.proving.stack.StackOptions;
import io.ebbgate.proving.stack.StackOutside;
import io.ebbgate.sandbox.fault.Mood;
import java.nio.file.Files;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * A real gateway process is killed in the middle of a day, again and again; the money must agree
 * all the same.
 */
class KillGatewayIT {
  private static final long SEED = 20_261_102;
  private static final int DRAWDOWNS = 80;
  private static final Duration LIMIT = Duration.ofMinutes(3);

  /** A fast shutdown takes a checkpoint; anything near this is a server that was left alone. */
  private static final Duration ORPHANED_AT_MOST = Duration.ofSeconds(20);

  @Test
  void aGatewayKilledThreeTimesInTheMiddleOfADayLosesNothingAndPaysNothingTwice() throws Exception {
    try (var stack = LocalStack.start(options(), InstantSource.system());
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var audit = new MoneyAudit(stack.postgresUri(), stack.sandboxUrl());
      var run = run(stack, audit);
      var day = threads.submit(() -> run.play(stack.channels(), "mild"));

      awaitRows(DRAWDOWNS / 8, "drawdown", audit, day);
      stack.killAndRestartGateway();
      awaitRows(DRAWDOWNS / 2, "drawdown", audit, day);
      stack.killAndRestartGateway();
      awaitRows(3, "repayment", audit, day);
      stack.killAndRestartGateway();

      assertThatNothingIsLost(day.get());
      assertThat(stack.gateway().terminate()).as("exit code after SIGTERM").isZero();
    }
  }

  @Test
  void aGatewayKilledTogetherWithItsOwnDatabaseLosesNothingAndPaysNothingTwice() throws Exception {
    var options = options().withGatewaysOwnDatabase();
    try (var stack = LocalStack.start(options, InstantSource.system());
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var audit = new MoneyAudit(stack.postgresUri(), stack.sandboxUrl());
      var run = run(stack, audit);
      var day = threads.submit(() -> run.play(stack.channels(), "mild"));

      awaitRows(DRAWDOWNS / 8, "drawdown", audit, day);
      // The database may still be running when the next gateway wants its folder.
      stack.killAndRestartGateway();
      awaitRows(DRAWDOWNS / 2, "drawdown", audit, day);
      stack.killGateway();
      await()
          .atMost(ORPHANED_AT_MOST)
          .pollInterval(Duration.ofMillis(50))
          .until(() -> EmbeddedDatabase.uriOfRunning(stack.dataFolder()).isEmpty());
      stack.startGatewayAgain();

      assertThatNothingIsLost(day.get());
      assertThat(Files.readAllLines(stack.gatewayLog()))
          .filteredOn(line -> line.contains("taking the folder over"))
          .hasSize(2);
      assertThatTheAuditCommandAgrees(stack);
      assertThat(stack.gateway().terminate()).as("exit code after SIGTERM").isZero();
      assertThat(EmbeddedDatabase.uriOfRunning(stack.dataFolder())).isEmpty();
      // Where no gateway runs, the command runs the database itself.
      assertThatTheAuditCommandAgrees(stack);
    }
  }

  @Test
  void aGatewayWhoseOwnDatabaseIsKilledEndsForItsSupervisorAndComesBack() throws Exception {
    var options = options().withGatewaysOwnDatabase();
    try (var stack = LocalStack.start(options, InstantSource.system())) {
      var pidFile = stack.dataFolder().resolve("postgres/postmaster.pid");
      long postmaster = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
      assertThat(ProcessHandle.of(postmaster).orElseThrow().destroyForcibly()).isTrue();

      assertThat(stack.gateway().awaitEnd()).as("exit code without a signal").isEqualTo(3);
      assertThat(Files.readAllLines(stack.gatewayLog()))
          .anyMatch(line -> line.startsWith("ebbgate serve: the embedded PostgreSQL ended"))
          .noneMatch(line -> line.contains("Could not stop postmaster"));

      stack.startGatewayAgain();
      assertThat(stack.gateway().terminate()).as("exit code after SIGTERM").isZero();
    }
  }

  private static StackOptions options() {
    return new StackOptions(Mood.MILD, SEED, 256);
  }

  private static DemoRun run(LocalStack stack, MoneyAudit audit) {
    var clock = InstantSource.system();
    GatewayClient.Pause pause = Thread::sleep;
    return new DemoRun(
        new DemoOptions(DRAWDOWNS, 40, SEED, 12, TimeFrame.ofWaits(Duration.ofMinutes(2))),
        new GatewayClient(stack.apiUrl(), stack.apiKey(), pause),
        new StackOutside(stack, audit),
        audit,
        new Progress(System.err, clock),
        pause,
        clock);
  }

  private static void awaitRows(int rows, String table, MoneyAudit audit, Future<?> day) {
    await()
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> day.isDone() || audit.count("select count(*) from " + table) >= rows);
    assertThat(day.isDone()).as("the day ended before the gateway was killed").isFalse();
  }

  private static void assertThatNothingIsLost(DemoReport report) {
    assertThat(report.audit().differences()).isEmpty();
    assertThat(report.audit().imbalances()).isEmpty();
    assertThat(report.audit().doublePayments()).isZero();
    assertThat(report.drawdowns().disbursed()).isPositive();
    assertThat(report.repayments().succeeded()).isPositive();
    assertThat(report.proven()).as(() -> new Summary(report).table()).isTrue();
  }

  /** Told of nothing but the folder, as somebody who ran a plain {@code serve} there would do. */
  private static void assertThatTheAuditCommandAgrees(LocalStack stack) throws Exception {
    var settings = Map.of("EBBGATE_DATABASE_EMBEDDED_DATA_FOLDER", stack.dataFolder().toString());
    var command = new String[] {"audit", "--sandbox", stack.sandboxUrl().toString(), "--json"};
    try (var audit = ProvingProcess.start(settings, command)) {
      var told = audit.readLine();
      assertThat(audit.awaitEnd()).as(told).isZero();
      var report = new ObjectMapper().readTree(told);
      assertThat(report.required("movements").asInt()).isPositive();
      assertThat(report.required("differences").asInt()).isZero();
      assertThat(report.required("unsettled").asInt()).isZero();
    }
  }
}
