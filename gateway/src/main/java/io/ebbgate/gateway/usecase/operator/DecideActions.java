package io.ebbgate.gateway.usecase.operator;

import io.ebbgate.core.id.Ids;
import io.ebbgate.core.ledger.LedgerEntry;
import io.ebbgate.core.movement.orphan.OrphanEffect;
import io.ebbgate.core.operator.ActionStatus;
import io.ebbgate.core.operator.Approvals;
import io.ebbgate.core.operator.OrderAction;
import io.ebbgate.core.operator.OrderActions;
import io.ebbgate.core.operator.Resolution;
import io.ebbgate.core.operator.Resolutions;
import io.ebbgate.gateway.usecase.Problem;
import io.ebbgate.gateway.usecase.ProblemCode;
import io.ebbgate.gateway.usecase.Rejected;
import io.ebbgate.gateway.usecase.movement.learning.Bookings;
import io.ebbgate.gateway.usecase.movement.orphan.DecideOrphans;
import io.ebbgate.gateway.usecase.notice.ComposeNotices;
import io.ebbgate.gateway.usecase.notice.NoticeRow;
import io.ebbgate.gateway.usecase.operator.OperatorChanges.Approval;
import io.ebbgate.gateway.usecase.operator.OperatorChanges.Booking;
import io.ebbgate.gateway.usecase.operator.OperatorChanges.ClosedOrphan;
import io.ebbgate.gateway.usecase.operator.OperatorChanges.NewAction;
import io.ebbgate.gateway.usecase.operator.OperatorChanges.ResolvedIncident;
import io.ebbgate.gateway.usecase.operator.OperatorChanges.Work;
import io.ebbgate.gateway.usecase.operator.orphan.CloseOrphan;
import io.ebbgate.gateway.usecase.operator.orphan.OrphanView;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Turns the core's answers about people's actions into rows, or into a no. Thread-safe. */
final class DecideActions {
  private final Ids ids;
  private final Bookings bookings;
  private final DecideOrphans orphans;
  private final ComposeNotices notices;

  DecideActions(Ids ids, Bookings bookings, DecideOrphans orphans) {
    this.ids = ids;
    this.notices = new ComposeNotices(ids);
    this.bookings = bookings;
    this.orphans = orphans;
  }

  /** Somebody wants to end an incident: money in suspense is only proposed about. */
  OperatorChanges resolve(
      IncidentView incident, UUID actionId, UUID proposer, ProposeResolution command, Instant at) {
    var resolution = command.resolution();
    // Asked now, so that a proposal that cannot be carried out is never written.
    fitting(incident, resolution);
    boolean waits = resolution.needsSecondPerson();
    var action =
        new NewAction(
            actionId,
            resolution.name(),
            new ActionView.About.Order(incident.orderKind(), incident.orderId()),
            Optional.of(incident.attemptId()),
            Optional.of(incident.id()),
            command.reason(),
            command.evidenceReference(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            proposer,
            at,
            waits ? ActionStatus.PROPOSED : ActionStatus.DONE);
    return new OperatorChanges(
        Optional.of(action),
        Optional.empty(),
        waits
            ? Optional.empty()
            : Optional.of(new ResolvedIncident(incident.id(), resolution.name(), at)),
        Optional.empty(),
        Optional.empty(),
        waits ? List.of() : released(incident, resolution, at),
        Work.NONE);
  }

  /** What the resolution books. */
  private static Optional<LedgerEntry> fitting(IncidentView incident, Resolution resolution) {
    if (!incident.isOpen()) {
      throw no(
          ProblemCode.INCIDENT_RESOLVED,
          "It ended as " + incident.resolution().orElse("") + "; nothing more is decided on it.");
    }
    return switch (Resolutions.decide(resolution, incident.held(), incident.channel())) {
      case Resolutions.Answer.BooksNothing _ -> Optional.empty();
      case Resolutions.Answer.Books(LedgerEntry entry) -> Optional.of(entry);
      case Resolutions.Answer.DoesNotFit(String why) -> throw no(ProblemCode.RESOLUTION_UNFIT, why);
    };
  }

  /** Somebody wants to act on an order. */
  OperatorChanges act(
      OperatorBook.LockedOrder order,
      UUID actionId,
      UUID proposer,
      ActOnOrder command,
      Instant at) {
    if (order.kind() != command.orderKind()) {
      throw no(ProblemCode.CASE_NOT_FOUND, "The identifier is one of another kind of order.");
    }
    var action = command.action();
    return switch (OrderActions.decide(action, order.standing(), at)) {
      case OrderActions.Answer.Done _ ->
          changes(order, actionId, proposer, command, at, Optional.empty(), ActionStatus.DONE);
      case OrderActions.Answer.Proposed(UUID attemptId) ->
          changes(
              order,
              actionId,
              proposer,
              command,
              at,
              Optional.of(attemptId),
              ActionStatus.PROPOSED);
      case OrderActions.Answer.DoesNotFit(String why) -> throw no(ProblemCode.ACTION_UNFIT, why);
    };
  }

  private OperatorChanges changes(
      OperatorBook.LockedOrder order,
      UUID actionId,
      UUID proposer,
      ActOnOrder command,
      Instant at,
      Optional<UUID> attemptId,
      ActionStatus status) {
    var action =
        new NewAction(
            actionId,
            command.action().name(),
            new ActionView.About.Order(order.kind(), order.orderId()),
            attemptId,
            Optional.empty(),
            command.reason(),
            reference(command.action()),
            movedAt(command.action()),
            returnedAt(command.action()),
            attemptId.map(_ -> ids.next()),
            proposer,
            at,
            status);
    return new OperatorChanges(
        Optional.of(action),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        work(command.action()));
  }

  private static Work work(OrderAction action) {
    return switch (action) {
      case OrderAction.QueryNow _ -> Work.ASK_NOW;
      case OrderAction.Hold _ -> Work.HOLD;
      case OrderAction.Resume _ -> Work.RESUME;
      case OrderAction.Mark _ -> Work.NONE;
    };
  }

  private static String reference(OrderAction action) {
    return switch (action) {
      case OrderAction.QueryNow _, OrderAction.Hold _, OrderAction.Resume _ -> "";
      case OrderAction.Mark mark -> mark.evidenceReference();
    };
  }

  private static Optional<Instant> movedAt(OrderAction action) {
    return switch (action) {
      case OrderAction.MarkMoved moved -> Optional.of(moved.movedAt());
      case OrderAction.QueryNow _,
          OrderAction.Hold _,
          OrderAction.Resume _,
          OrderAction.MarkNotMoved _,
          OrderAction.MarkReturned _ ->
          Optional.empty();
    };
  }

  private static Optional<Instant> returnedAt(OrderAction action) {
    return switch (action) {
      case OrderAction.MarkReturned returned -> Optional.of(returned.returnedAt());
      case OrderAction.QueryNow _,
          OrderAction.Hold _,
          OrderAction.Resume _,
          OrderAction.MarkMoved _,
          OrderAction.MarkNotMoved _ ->
          Optional.empty();
    };
  }

  /** Somebody wants to close an orphan: where it says that money moved that is only proposed. */
  OperatorChanges close(
      OrphanView orphan, UUID actionId, UUID proposer, CloseOrphan command, Instant at) {
    boolean waits = asksSecondPerson(orphan, false);
    var action =
        new NewAction(
            actionId,
            waits ? CloseOrphan.BY_TWO : CloseOrphan.BY_ONE,
            new ActionView.About.Orphan(orphan.said().id()),
            Optional.empty(),
            Optional.empty(),
            command.reason(),
            command.evidenceReference(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            proposer,
            at,
            waits ? ActionStatus.PROPOSED : ActionStatus.DONE);
    return new OperatorChanges(
        Optional.of(action),
        Optional.empty(),
        Optional.empty(),
        waits ? Optional.empty() : Optional.of(new ClosedOrphan(orphan.said().id(), actionId, at)),
        Optional.empty(),
        List.of(),
        Work.NONE);
  }

  private OperatorChanges close(ActionView action, OrphanView orphan, UUID approver, Instant at) {
    if (asksSecondPerson(orphan, true)) {
      throw new IllegalStateException("two people are not enough for " + action.id());
    }
    return new OperatorChanges(
        Optional.empty(),
        Optional.of(new Approval(action.id(), approver, at, ActionStatus.DONE)),
        Optional.empty(),
        Optional.of(new ClosedOrphan(orphan.said().id(), action.id(), at)),
        Optional.empty(),
        List.of(),
        Work.NONE);
  }

  /** Whether an orphan that was explained waits for a second person; otherwise it is closed. */
  private boolean asksSecondPerson(OrphanView orphan, boolean approved) {
    var decision = orphans.explained(orphan.standing(), approved);
    if (orphan.state().isTerminal()) {
      throw no(
          ProblemCode.ORPHAN_NOT_OPEN,
          "It is " + orphan.state().name() + "; nothing more is decided on it.");
    }
    for (var effect : decision.effects()) {
      switch (effect) {
        case OrphanEffect.AskSecondPerson _ -> {
          return true;
        }
        case OrphanEffect.LearnNow _, OrphanEffect.LookLater _, OrphanEffect.RaiseAlarm _ -> {
          // None of these follows from an explanation.
        }
      }
    }
    if (!decision.state().isTerminal()) {
      throw no(
          ProblemCode.ORPHAN_NOT_OPEN,
          "Its attempt is there, and learns of it as of any callback.");
    }
    return false;
  }

  /** Somebody approves: a resolution is carried out at once, a word about an attempt is learned. */
  OperatorChanges approve(OperatorBook.LockedAction locked, UUID approver, Instant at) {
    var action = locked.action();
    switch (Approvals.decide(action.status(), action.proposerId(), approver)) {
      case SAME_PERSON ->
          throw no(
              ProblemCode.APPROVER_IS_PROPOSER,
              "You proposed this yourself: somebody with a client of their own approves it.");
      case NOT_WAITING ->
          throw no(
              ProblemCode.ACTION_NOT_WAITING,
              "The action is " + action.status().text() + ": nothing waits for approval.");
      case GRANTED -> {
        // Approved below.
      }
    }
    return locked
        .incident()
        .map(incident -> carryOut(action, incident, approver, at))
        .or(() -> locked.orphan().map(orphan -> close(action, orphan, approver, at)))
        .orElseGet(() ->
            new OperatorChanges(
                Optional.empty(),
                Optional.of(new Approval(action.id(), approver, at, ActionStatus.APPROVED)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Work.NONE));
  }

  private OperatorChanges carryOut(
      ActionView action, IncidentView incident, UUID approver, Instant at) {
    var resolution =
        Resolution.of(action.kind())
            .orElseThrow(() -> new IllegalStateException("no resolution: " + action.kind()));
    var booked =
        fitting(incident, resolution)
            .map(entry ->
                new Booking(
                    action.id(),
                    bookings.entry(
                        entry, incident.orderId(), incident.attemptId(), Optional.empty(), at)));
    return new OperatorChanges(
        Optional.empty(),
        Optional.of(new Approval(action.id(), approver, at, ActionStatus.DONE)),
        Optional.of(new ResolvedIncident(incident.id(), resolution.name(), at)),
        Optional.empty(),
        booked,
        released(incident, resolution, at),
        Work.NONE);
  }

  /** The app that was told of the money hears what became of it. */
  private List<NoticeRow> released(IncidentView incident, Resolution resolution, Instant at) {
    return incident
        .repayment()
        .map(held -> List.of(notices.repaymentReleased(held, incident.id(), resolution.name(), at)))
        .orElse(List.of());
  }

  private static Rejected no(ProblemCode code, String detail) {
    return Problem.of(code, detail).rejected();
  }
}
