package io.ebbgate.proving.demo;

import java.time.Duration;
import java.time.Instant;

/**
 * Until when a run waits for drawdowns, repayments and notices: one deadline for all of them, so
 * that what one wait takes, the next ones lack.
 *
 * @param settleBy the deadline
 * @param atLeast how long all waits together may take even if the work before them took until after
 *     the deadline
 */
public record TimeFrame(Instant settleBy, Duration atLeast) {

  /**
   * A demo ends as soon as everything has: a quarter of a minute with a provider that behaves, half
   * of one with a harsh one, where an order may need twice the time that it takes to be certain
   * that a lost request moved nothing.
   */
  private static final Duration USUAL_DEMO = Duration.ofSeconds(60);

  private static final int USUAL_DRAWDOWNS = 200;

  /**
   * A drawdown with its repayment takes some 10 ms of two cores; a provider that misbehaves, and a
   * machine that does other things, several times that.
   */
  private static final Duration FOR_EACH_FURTHER = Duration.ofMillis(50);

  /** For the audit, and for gateway and database to stop. */
  private static final Duration ENDING = Duration.ofSeconds(10);

  /**
   * An attempt whose answer was lost is asked about after its lease of 3 s: a machine that is slow
   * to start everything must not make such an order look unsettled.
   */
  private static final Duration DEMO_WAITS_AT_LEAST = Duration.ofSeconds(30);

  /** The frame of a demo that began at this moment, to stay within {@link #ofWholeDemo}. */
  static TimeFrame ofDemo(Instant began, int drawdowns) {
    return new TimeFrame(began.plus(ofWholeDemo(drawdowns)).minus(ENDING), DEMO_WAITS_AT_LEAST);
  }

  /** How long a demo takes at most; longer only for more than the usual drawdowns. */
  static Duration ofWholeDemo(int drawdowns) {
    return USUAL_DEMO.plus(FOR_EACH_FURTHER.multipliedBy(Math.max(0, drawdowns - USUAL_DRAWDOWNS)));
  }

  /** Waits of so long, counted from the first of them. */
  public static TimeFrame ofWaits(Duration together) {
    return new TimeFrame(Instant.EPOCH, together);
  }

  /** The moment at which waiting ends, if its first wait begins now. */
  Instant deadline(Instant now) {
    var least = now.plus(atLeast);
    return least.isAfter(settleBy) ? least : settleBy;
  }
}
