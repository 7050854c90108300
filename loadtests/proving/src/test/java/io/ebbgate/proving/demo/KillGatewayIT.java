package io.ebbgate.proving.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ebbgate.proving.audit.MoneyAudit;
import io.ebbgate.proving.client.GatewayClient;
import io.ebbgate.proving.crowd.Progress;
import io.ebbgate.proving.stack.LocalStack;
import io.ebbgate.proving.stack.StackOptions;
import io.ebbgate.proving.stack.StackOutside;
import io.ebbgate.sandbox.fault.Mood;
import java.time.Duration;
import java.time.InstantSource;
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

  @Test
  void aGatewayKilledThreeTimesInTheMiddleOfADayLosesNothingAndPaysNothingTwice() throws Exception {
    var clock = InstantSource.system();
    try (var stack = LocalStack.start(new StackOptions(Mood.MILD, SEED, 256), clock);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var audit = new MoneyAudit(stack.postgresUri(), stack.sandboxUrl());
      GatewayClient.Pause pause = Thread::sleep;
      var run =
          new DemoRun(
              new DemoOptions(DRAWDOWNS, 40, SEED, 12, Duration.ofSeconds(90)),
              new GatewayClient(stack.apiUrl(), stack.apiKey(), pause),
              new StackOutside(stack, audit),
              audit,
              new Progress(System.err, clock),
              pause,
              clock);
      var day = threads.submit(() -> run.play(stack.channels(), "mild"));

      killOnceThereAre(DRAWDOWNS / 8, "drawdown", stack, audit, day);
      killOnceThereAre(DRAWDOWNS / 2, "drawdown", stack, audit, day);
      killOnceThereAre(3, "repayment", stack, audit, day);
      var report = day.get();

      assertThat(report.audit().differences()).isEmpty();
      assertThat(report.audit().imbalances()).isEmpty();
      assertThat(report.audit().doublePayments()).isZero();
      assertThat(report.drawdowns().disbursed()).isPositive();
      assertThat(report.repayments().succeeded()).isPositive();
      assertThat(report.proven()).as(() -> new Summary(report).table()).isTrue();
      assertThat(stack.gateway().terminate()).as("exit code after SIGTERM").isZero();
    }
  }

  private static void killOnceThereAre(
      int rows, String table, LocalStack stack, MoneyAudit audit, Future<?> day) throws Exception {
    await()
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> day.isDone() || audit.count("select count(*) from " + table) >= rows);
    assertThat(day.isDone()).as("the day ended before the gateway was killed").isFalse();
    stack.killAndRestartGateway();
  }
}
