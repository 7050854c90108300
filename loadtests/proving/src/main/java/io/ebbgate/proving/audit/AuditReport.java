package io.ebbgate.proving.audit;

import java.util.List;

/**
 * What the audit found.
 *
 * @param movements how many movements either side knows
 * @param differences movements that the two sides don't tell alike, each in words
 * @param imbalances quantities inside the gateway that should be equal and are not, each in words
 * @param ledgerImbalance the sum of the absolute differences behind the imbalances, in minor units
 * @param doublePayments orders of which the book knows more than one movement
 * @param unsettled orders that are still under way or disputed
 */
public record AuditReport(
    long movements,
    List<String> differences,
    List<String> imbalances,
    long ledgerImbalance,
    long doublePayments,
    long unsettled) {
  public AuditReport {
    differences = List.copyOf(differences);
    imbalances = List.copyOf(imbalances);
  }

  /** Whether the money agrees everywhere and nothing is under way. */
  public boolean clean() {
    return differences.isEmpty()
        && imbalances.isEmpty()
        && ledgerImbalance == 0
        && doublePayments == 0
        && unsettled == 0;
  }
}
