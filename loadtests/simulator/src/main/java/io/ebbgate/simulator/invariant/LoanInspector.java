package io.ebbgate.simulator.invariant;

import io.ebbgate.gateway.usecase.movement.rows.InstalmentRow;
import io.ebbgate.gateway.usecase.movement.rows.LoanRow;
import io.ebbgate.gateway.usecase.movement.rows.RepaymentRow;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Watches loans against their plans, and counts what was repaid in which way. */
public final class LoanInspector {
  /** Under which repayments are counted that paid a penalty. */
  public static final String WITH_PENALTY = "with penalty";

  private final Violations violations;
  private final Map<String, Long> repaid = new TreeMap<>();

  public LoanInspector(Violations violations) {
    this.violations = violations;
  }

  /** A loan and its plan are as a transaction left them. */
  public void saved(LoanRow loan, List<InstalmentRow> plan) {
    if (loan.state().equals("Voided")) {
      // It owes nothing, whatever its plan was.
      return;
    }
    long openPrincipal = 0;
    boolean open = false;
    for (var row : plan) {
      openPrincipal += row.principalDue() - row.principalPaid();
      open |= !row.isPaid();
      if (isOverpaid(row)) {
        violations.found(
            Invariant.LOAN_AGREES, "loan " + loan.id() + " has paid more than was due: " + row);
      }
    }
    if (openPrincipal != loan.outstanding().minor()) {
      violations.found(
          Invariant.LOAN_AGREES,
          "loan %s owes %s, its plan %d".formatted(loan.id(), loan.outstanding(), openPrincipal));
    }
    if (open == loan.state().equals("Settled")) {
      violations.found(
          Invariant.LOAN_AGREES,
          "loan " + loan.id() + " is " + loan.state() + ", its plan is " + plan);
    }
  }

  private static boolean isOverpaid(InstalmentRow row) {
    return row.principalPaid() > row.principalDue()
        || row.interestPaid() + row.interestRelieved() > row.interestDue()
        || row.feePaid() + row.feeRelieved() > row.feeDue()
        || row.penaltyPaid() + row.penaltyRelieved() > row.penaltyDue();
  }

  /** A repayment was written. */
  public void repayment(RepaymentRow row) {
    if (row.state().equals("Succeeded")) {
      repaid.merge(row.kind(), 1L, Long::sum);
      if (row.penalty().isPositive()) {
        repaid.merge(WITH_PENALTY, 1L, Long::sum);
      }
    }
  }

  /** How many repayments succeeded, by kind; those with a penalty once more by that. */
  public Map<String, Long> repaid() {
    return Map.copyOf(repaid);
  }
}
