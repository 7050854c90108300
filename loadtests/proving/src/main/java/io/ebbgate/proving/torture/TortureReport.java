package io.ebbgate.proving.torture;

import io.ebbgate.gateway.usecase.ledger.chain.VerifyLedger;
import io.ebbgate.proving.audit.AuditReport;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;

/**
 * What a torture came to.
 *
 * @param rounds carried out
 * @param strikes what was done
 * @param drawdowns accepted
 * @param repayments accepted
 * @param doubts answers, or missing ones, that made the app ask again with the same key
 * @param audit the money audit
 * @param chain the ledger's chain of hashes
 * @param contradictions keys that were answered otherwise when asked again, each in words
 * @param lost accepted and not stored, or moved and not in the ledger, each in words
 * @param open keys to which no certain answer came until the end
 * @param recoveries from each kill to the first order accepted after it
 */
record TortureReport(
    long seed,
    int rounds,
    Tormentor.Count strikes,
    long drawdowns,
    long repayments,
    SortedMap<String, Long> doubts,
    AuditReport audit,
    VerifyLedger.Report chain,
    List<String> contradictions,
    List<String> lost,
    long open,
    List<Duration> recoveries,
    Duration elapsed) {

  TortureReport {
    contradictions = List.copyOf(contradictions);
    lost = List.copyOf(lost);
    recoveries = recoveries.stream().sorted().toList();
  }

  /** Orders that were accepted. */
  long payments() {
    return drawdowns + repayments;
  }

  /** Orders paid more than once, and keys under which two orders were made. */
  long doublePayments() {
    return audit.doublePayments() + contradictions.size();
  }

  /** Orders under way or disputed, and requests of which nobody knows what became. */
  long unsettled() {
    return audit.unsettled() + open;
  }

  /** The middle recovery; zero when there was none. */
  Duration recoveryP50() {
    return recoveries.isEmpty() ? Duration.ZERO : recoveries.get((recoveries.size() - 1) / 2);
  }

  /** The longest recovery; zero when there was none. */
  Duration recoveryMax() {
    return recoveries.isEmpty() ? Duration.ZERO : recoveries.getLast();
  }

  /** Whether the money agrees everywhere and nothing is lost, doubled or open. */
  boolean proven() {
    return audit.clean()
        && chain.intact()
        && payments() > 0
        && doublePayments() == 0
        && lost.isEmpty()
        && unsettled() == 0;
  }
}
