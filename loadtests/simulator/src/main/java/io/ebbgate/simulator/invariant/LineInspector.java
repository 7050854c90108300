package io.ebbgate.simulator.invariant;

import io.ebbgate.gateway.usecase.movement.rows.DrawdownRow;
import io.ebbgate.gateway.usecase.movement.rows.LoanRow;
import io.ebbgate.gateway.usecase.movement.rows.RepaymentRow;
import io.ebbgate.gateway.usecase.movement.rows.account.LineRow;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Watches orders, loans and the credit lines that have to agree with them. */
public final class LineInspector {
  private static final Set<String> ENDS =
      Set.of("Disbursed", "Succeeded", "Failed", "Refused", "Returned");

  private static final class Owed {
    long reservedMinor;
    long usedMinor;
  }

  private final Violations violations;
  private final Map<UUID, Owed> owed = new HashMap<>();
  private final Map<UUID, LineRow> lines = new HashMap<>();
  private final Set<UUID> touched = new HashSet<>();
  private final Map<UUID, Set<UUID>> debits = new HashMap<>();
  private final Set<UUID> open = new HashSet<>();

  /** Loans that are void, and of the transaction under way those whose payout came back. */
  private final Set<UUID> voided = new HashSet<>();

  private final Set<UUID> returned = new HashSet<>();

  public LineInspector(Violations violations) {
    this.violations = violations;
  }

  /** A drawdown was written. */
  public void drawdown(@Nullable DrawdownRow before, DrawdownRow after) {
    stays(before == null ? null : before.state(), after.state(), after.id());
    var sums = touch(after.lineId());
    sums.reservedMinor +=
        held(after.state(), after.amount().minor())
            - (before == null ? 0 : held(before.state(), before.amount().minor()));
    opened(after.id(), after.state());
    if (after.state().equals("Returned")) {
      after.loanId().ifPresent(returned::add);
    }
  }

  private static long held(String state, long amountMinor) {
    return state.equals("Submitted") || state.equals("Disputed") ? amountMinor : 0;
  }

  /** A repayment was written. */
  public void repayment(@Nullable RepaymentRow before, RepaymentRow after) {
    stays(before == null ? null : before.state(), after.state(), after.id());
    var inFlight = debits.computeIfAbsent(after.loanId(), _ -> new HashSet<>());
    if (ENDS.contains(after.state())) {
      inFlight.remove(after.id());
    } else if (inFlight.add(after.id()) && inFlight.size() > 1) {
      violations.found(
          Invariant.ONE_DEBIT_A_LOAN, "loan " + after.loanId() + " is debited by " + inFlight);
    }
    opened(after.id(), after.state());
  }

  /** A loan was written. */
  public void loan(@Nullable LoanRow before, LoanRow after) {
    touch(after.lineId()).usedMinor +=
        after.outstanding().minor() - (before == null ? 0 : before.outstanding().minor());
    boolean opened =
        before != null && !before.state().equals("Active") && after.state().equals("Active");
    boolean revived =
        before != null && before.state().equals("Voided") && !after.state().equals("Voided");
    if (opened || revived) {
      violations.found(Invariant.TERMINAL_STAYS, "loan " + after.id() + " is open again");
    }
    if (after.state().equals("Voided")) {
      voided.add(after.id());
      if (!after.outstanding().isZero()) {
        violations.found(
            Invariant.VOID_OWES_NOTHING,
            "loan " + after.id() + " is void and owes " + after.outstanding());
      }
    }
  }

  /** A line was written. */
  public void line(LineRow line) {
    lines.put(line.id(), line);
    touch(line.id());
  }

  /** A transaction is committed: what it touched has to agree now. */
  public void committed() {
    returned.forEach(loan -> {
      if (!voided.contains(loan)) {
        violations.found(
            Invariant.VOID_OWES_NOTHING, "loan " + loan + " came back and is not void");
      }
    });
    returned.clear();
    for (var id : touched) {
      check(id);
    }
    touched.clear();
  }

  /** Looks at every line, touched or not. */
  public void everything() {
    lines.keySet().forEach(this::check);
  }

  /** How many orders have not ended. */
  public int open() {
    return open.size();
  }

  private void check(UUID id) {
    var line = lines.get(id);
    var sums = owed.get(id);
    if (line == null || sums == null) {
      return;
    }
    if (line.reservedMinor() != sums.reservedMinor || line.usedMinor() != sums.usedMinor) {
      violations.found(
          Invariant.LINE_AGREES,
          "line %s holds %d and %d, orders and loans say %d and %d"
              .formatted(
                  id, line.reservedMinor(), line.usedMinor(), sums.reservedMinor, sums.usedMinor));
    }
    if (line.reservedMinor() + line.usedMinor() > line.limitMinor()) {
      violations.found(
          Invariant.LINE_NOT_OVERDRAWN,
          "line %s of %d owes %d"
              .formatted(id, line.limitMinor(), line.reservedMinor() + line.usedMinor()));
    }
  }

  private Owed touch(UUID lineId) {
    touched.add(lineId);
    return owed.computeIfAbsent(lineId, _ -> new Owed());
  }

  private void opened(UUID order, String state) {
    if (ENDS.contains(state)) {
      open.remove(order);
    } else {
      open.add(order);
    }
  }

  private void stays(@Nullable String before, String after, UUID order) {
    boolean cameBack = "Disbursed".equals(before) && after.equals("Returned");
    if (before != null && ENDS.contains(before) && !before.equals(after) && !cameBack) {
      violations.found(
          Invariant.TERMINAL_STAYS, "order " + order + " went from " + before + " to " + after);
    }
  }
}
