package io.ebbgate.simulator.store.people;

import io.ebbgate.core.id.IdKind;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.operator.Held;
import io.ebbgate.gateway.usecase.movement.rows.AttemptRow;
import io.ebbgate.gateway.usecase.movement.rows.IncidentRow;
import io.ebbgate.gateway.usecase.movement.rows.OrderKind;
import io.ebbgate.gateway.usecase.notice.ComposeNotices;
import io.ebbgate.gateway.usecase.operator.IncidentView;
import java.util.Optional;
import java.util.Set;

/** Incidents as people see them, with what suspense holds at this moment. */
final class IncidentViews {
  private static final Set<String> TOLD = Set.of("LOAN_CHANGED", "LOAN_VOIDED");

  private final OrderRows orders;
  private final SuspenseTables suspense;

  IncidentViews(OrderRows orders, SuspenseTables suspense) {
    this.orders = orders;
    this.suspense = suspense;
  }

  IncidentView view(StoredIncident incident) {
    var row = incident.row();
    var attempt = orders.attempt(row.attemptId()).orElseThrow();
    var held = held(row);
    return new IncidentView(
        row.id(),
        attempt.orderKind() == OrderKind.DRAWDOWN ? IdKind.DRAWDOWN : IdKind.REPAYMENT,
        row.orderId(),
        row.attemptId(),
        attempt.channel(),
        row.evidenceId(),
        row.reason(),
        held,
        told(row, attempt, held),
        incident.isOpen() ? "Open" : "Resolved",
        row.openedAt(),
        incident.owner(),
        incident.note(),
        incident.end().map(StoredIncident.End::resolution),
        incident.end().map(StoredIncident.End::at),
        incident.end().flatMap(StoredIncident.End::settledBy));
  }

  private Held held(IncidentRow row) {
    if (row.evidenceId().isEmpty()) {
      return new Held.Nothing();
    }
    var evidence = row.evidenceId().get();
    long minor = suspense.held(row.orderId(), evidence);
    if (minor == 0) {
      return new Held.Nothing();
    }
    var amount = Money.fen(Math.abs(minor));
    return minor > 0 ? new Held.Ours(amount, evidence) : new Held.Customers(amount, evidence);
  }

  private Optional<ComposeNotices.Held> told(IncidentRow row, AttemptRow attempt, Held held) {
    if (!TOLD.contains(row.reason())) {
      return Optional.empty();
    }
    var amount =
        switch (held) {
          case Held.Nothing _ -> Money.zero(attempt.amount().currency());
          case Held.Ours ours -> ours.amount();
          case Held.Customers theirs -> theirs.amount();
        };
    return orders
        .repayment(row.orderId())
        .map(repayment ->
            new ComposeNotices.Held(
                repayment.clientId(),
                repayment.customerId(),
                repayment.id(),
                repayment.loanId(),
                amount));
  }
}
