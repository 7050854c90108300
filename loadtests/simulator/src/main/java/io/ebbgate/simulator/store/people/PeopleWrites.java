package io.ebbgate.simulator.store.people;

import io.ebbgate.core.operator.ActionStatus;
import io.ebbgate.gateway.usecase.operator.ActionView;
import io.ebbgate.gateway.usecase.operator.OperatorChanges;
import io.ebbgate.gateway.usecase.operator.OperatorChanges.Work;
import io.ebbgate.simulator.invariant.Inspector;
import io.ebbgate.simulator.outbox.NoticeTables;
import io.ebbgate.simulator.store.link.Refusals;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Saves what follows from what somebody did, or throws before anything is written. */
final class PeopleWrites {
  private final PeopleTables tables;
  private final NoticeTables notices;
  private final Inspector inspector;

  PeopleWrites(PeopleTables tables, NoticeTables notices, Inspector inspector) {
    this.tables = tables;
    this.notices = notices;
    this.inspector = inspector;
  }

  void save(OperatorChanges changes, Instant now) {
    changes.approval().ifPresent(this::check);
    changes.resolved().ifPresent(resolved -> check(resolved, changes));
    changes.action().ifPresent(action -> check(action, changes.work()));
    var approved = changes.approval().map(OperatorChanges.Approval::actionId);
    changes.resolved().ifPresent(resolved -> resolve(resolved, approved, changes));
    changes.action().ifPresent(tables.actions::append);
    changes.action().ifPresent(action -> work(changes.work(), action));
    changes.approval().ifPresent(by -> tables.actions.put(action(by.actionId()).approved(by)));
    changes.closed().ifPresent(this::close);
    changes
        .entry()
        .ifPresent(booking -> {
          inspector.booked(booking.entry());
          tables.suspense.book(booking.entry());
        });
    changes.resolved().ifPresent(this::end);
    changes.notices().forEach(row -> notices.add(row, now));
    changes.notices().forEach(inspector::noticed);
    tables.suspense.committed();
  }

  private StoredAction action(UUID id) {
    return tables.actions.find(id).orElseThrow();
  }

  private void check(OperatorChanges.Approval approval) {
    var action = action(approval.actionId());
    if (tables.rules.forward() && action.status() != ActionStatus.PROPOSED) {
      throw new IllegalStateException("0 rows met: approve");
    }
    if (tables.rules.twoPeople() && action.said().proposerId().equals(approval.approverId())) {
      throw Refusals.check("two_people");
    }
  }

  private void check(OperatorChanges.ResolvedIncident resolved, OperatorChanges changes) {
    var incident = tables.incidents.find(resolved.incidentId()).orElseThrow();
    if (tables.rules.forward() && !incident.isOpen()) {
      throw new IllegalStateException("0 rows met: resolve");
    }
    if (!tables.rules.endsEmpty() || incident.row().evidenceId().isEmpty()) {
      return;
    }
    long left =
        tables.suspense.held(incident.row().orderId(), incident.row().evidenceId().get())
            + changes.entry().map(booking -> SuspenseTables.inSuspense(booking.entry())).orElse(0L);
    if (left != 0) {
      throw Refusals.restricted("an incident ends, and suspense holds money of it");
    }
  }

  private void check(OperatorChanges.NewAction action, Work work) {
    boolean fits =
        switch (work) {
          case NONE, ASK_NOW -> true;
          case HOLD -> !tables.isHeld(orderOf(action));
          case RESUME -> tables.isHeld(orderOf(action));
        };
    if (!fits) {
      throw new IllegalStateException("0 rows met: " + work);
    }
  }

  private void resolve(
      OperatorChanges.ResolvedIncident resolved, Optional<UUID> approved, OperatorChanges changes) {
    var row = tables.incidents.find(resolved.incidentId()).orElseThrow().row();
    tables.actions.supersede(
        action ->
            action.said().incidentId().equals(Optional.of(row.id()))
                && !Optional.of(action.said().id()).equals(approved),
        "Its incident was resolved as " + resolved.resolution() + ".",
        resolved.at());
    if (changes.entry().isPresent() && row.evidenceId().isPresent()) {
      tables.supersedeAbout(
          row.orderId(),
          row.evidenceId().get(),
          Set.of(row.id()),
          "The same money left suspense as " + resolved.resolution() + ".",
          resolved.at());
    }
  }

  /** After what it books, so that whoever watches sees both. */
  private void end(OperatorChanges.ResolvedIncident resolved) {
    var incident = tables.incidents.find(resolved.incidentId()).orElseThrow();
    tables.incidents.put(
        incident.ended(
            new StoredIncident.End(resolved.resolution(), resolved.at(), Optional.empty())));
    tables.suspense.end(incident.row());
  }

  private void work(Work work, OperatorChanges.NewAction action) {
    switch (work) {
      case NONE -> {
        // Nothing but the action itself.
      }
      case ASK_NOW -> tables.orders.askNow(orderOf(action), action.at());
      case HOLD -> tables.holds.add(orderOf(action));
      case RESUME -> tables.holds.remove(orderOf(action));
    }
  }

  private static UUID orderOf(OperatorChanges.NewAction action) {
    return switch (action.about()) {
      case ActionView.About.Order order -> order.id();
      case ActionView.About.Orphan orphan ->
          throw new IllegalStateException("no order: " + orphan.id());
    };
  }

  private void close(OperatorChanges.ClosedOrphan closed) {
    tables.orphans.close(closed.orphanId(), "explained", closed.at());
    tables.actions.supersede(
        action ->
            action.said().about().equals(new ActionView.About.Orphan(closed.orphanId()))
                && !action.said().id().equals(closed.actionId()),
        "Its orphan was closed without it.",
        closed.at());
  }
}
