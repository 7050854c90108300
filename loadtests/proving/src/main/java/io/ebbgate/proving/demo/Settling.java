package io.ebbgate.proving.demo;

import io.ebbgate.proving.client.Answer;
import io.ebbgate.proving.client.GatewayClient;
import io.ebbgate.proving.crowd.Progress;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Waits, until one deadline, for orders to end and for notices to arrive. */
final class Settling {
  private static final Duration BETWEEN = Duration.ofMillis(200);

  private final Progress progress;
  private final GatewayClient.Pause pause;
  private final InstantSource clock;
  private final Instant deadline;

  /** What a drawdown that ended leads to. */
  @FunctionalInterface
  interface Next {
    /** Sends repayments of what was just paid out; answers those that were accepted. */
    List<String> after(List<Answer> ended) throws InterruptedException;
  }

  /**
   * Waits that share a deadline. Whatever is waited for is looked at once, even after it.
   *
   * @param pause how to wait between two looks
   */
  Settling(Progress progress, GatewayClient.Pause pause, InstantSource clock, Instant deadline) {
    this.progress = progress;
    this.pause = pause;
    this.clock = clock;
    this.deadline = deadline;
  }

  /**
   * Looks at these drawdowns and their repayments until all have ended or the time is over. What is
   * paid out is repaid meanwhile: nobody waits for the slowest drawdown before the first repayment.
   *
   * @param accepted the drawdowns' numbers
   */
  void await(Orders drawdowns, List<String> accepted, Orders repayments, Next next)
      throws InterruptedException {
    repayments.add(next.after(drawdowns.add(accepted)));
    while (drawdowns.open() + repayments.open() > 0 && clock.instant().isBefore(deadline)) {
      progress.show("orders settled", settled(drawdowns, repayments), all(drawdowns, repayments));
      pause.of(BETWEEN);
      repayments.look();
      repayments.add(next.after(drawdowns.look()));
    }
    progress.finish("orders settled", settled(drawdowns, repayments), all(drawdowns, repayments));
  }

  private static int settled(Orders drawdowns, Orders repayments) {
    return all(drawdowns, repayments) - drawdowns.open() - repayments.open();
  }

  private static int all(Orders drawdowns, Orders repayments) {
    return drawdowns.all().size() + repayments.all().size();
  }

  /** Whether the deadline is still to come. */
  boolean hasTime() {
    return clock.instant().isBefore(deadline);
  }

  /**
   * Waits until the gateway knows of so many payouts that came back; answers how many it knows of
   * when that is so or the time is over.
   */
  long awaitReturned(Outside outside, long expected) throws InterruptedException, SQLException {
    return await("payouts that came back: ", outside::drawdownsReturned, expected);
  }

  /** The same of debits that were taken back. */
  long awaitTakenBack(Outside outside, long expected) throws InterruptedException, SQLException {
    return await("debits that were taken back: ", outside::debitsTakenBack, expected);
  }

  @FunctionalInterface
  private interface Counted {
    long now() throws SQLException;
  }

  private long await(String what, Counted counted, long expected)
      throws InterruptedException, SQLException {
    long known = counted.now();
    progress.say(what + known + " of " + expected);
    while (known < expected && clock.instant().isBefore(deadline)) {
      pause.of(BETWEEN);
      long before = known;
      known = counted.now();
      if (known > before) {
        progress.say(what + known + " of " + expected);
      }
    }
    return known;
  }

  /**
   * Waits until the outbox is empty; answers how many notices it still holds when the time is over.
   */
  long awaitNotices(Outside outside) throws InterruptedException, IOException, SQLException {
    long left = outside.noticesUndelivered();
    while (left > 0 && clock.instant().isBefore(deadline)) {
      progress.say("notices still to deliver: " + left);
      pause.of(BETWEEN);
      left = outside.noticesUndelivered();
    }
    return left;
  }
}
