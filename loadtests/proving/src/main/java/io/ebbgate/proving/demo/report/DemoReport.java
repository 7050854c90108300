package io.ebbgate.proving.demo.report;

import io.ebbgate.proving.audit.AuditReport;
import java.util.SortedMap;

/**
 * What a demo came to. Counting is as documented: {@code sent = accepted + replayed + refused},
 * {@code accepted = disbursed + failed + unsettled}; of what was disbursed some came back.
 *
 * @param seed repeats the run
 * @param faults the sandbox's mood
 * @param drawdowns counts
 * @param repayments counts
 * @param messages what customers were sent
 * @param reportsQueued credit-report obligations written
 * @param noticesUndelivered notices that did not reach their receiver in time
 * @param audit the money audit
 * @param p50Ms half of the drawdown answers came within this
 * @param p99Ms 99 of 100 of them did
 * @param elapsedMs the whole run
 */
public record DemoReport(
    long seed,
    String faults,
    Drawdowns drawdowns,
    Repayments repayments,
    Messages messages,
    long reportsQueued,
    long noticesUndelivered,
    AuditReport audit,
    long p50Ms,
    long p99Ms,
    long elapsedMs) {

  /** Counts of drawdowns. */
  public record Drawdowns(
      long sent,
      long accepted,
      long replayed,
      long refused,
      SortedMap<String, Long> refusedBy,
      long disbursed,
      long failed,
      long unsettled,
      long returned) {}

  /** Counts of repayments. */
  public record Repayments(
      long sent,
      long accepted,
      long replayed,
      long refused,
      SortedMap<String, Long> refusedBy,
      long succeeded,
      long failed,
      long unsettled,
      long takenBack) {}

  /** Counts of text messages: duplicates are those that a customer got more than once. */
  public record Messages(long sent, long duplicates) {}

  /**
   * Whether everything is proven: no difference, nothing under way, nobody told twice or not at
   * all, and the counts add up.
   */
  public boolean proven() {
    return audit.clean()
        && drawdowns.unsettled() == 0
        && repayments.unsettled() == 0
        && messages.duplicates() == 0
        && noticesUndelivered == 0
        && drawdowns.sent() == drawdowns.accepted() + drawdowns.replayed() + drawdowns.refused()
        && drawdowns.accepted()
            == drawdowns.disbursed() + drawdowns.failed() + drawdowns.unsettled()
        && repayments.sent() == repayments.accepted() + repayments.replayed() + repayments.refused()
        && repayments.accepted()
            == repayments.succeeded() + repayments.failed() + repayments.unsettled();
  }
}
