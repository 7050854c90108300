package io.ebbgate.simulator.people;

import io.ebbgate.core.operator.ActionStatus;
import io.ebbgate.core.operator.OrderAction;
import io.ebbgate.gateway.usecase.movement.rows.AttemptRow;
import io.ebbgate.gateway.usecase.operator.ActionView;
import io.ebbgate.gateway.usecase.operator.IncidentView;
import io.ebbgate.simulator.node.SimNode;
import io.ebbgate.simulator.node.Surroundings;
import io.ebbgate.simulator.provider.Books;
import io.ebbgate.simulator.time.FaultKind;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * People at work while everything goes wrong, themselves included: mostly they look at the book and
 * say what is so, and now and then they do not.
 */
public final class Office {
  private static final int TRIES = 12;

  private final Surroundings around;
  private final Staff staff;
  private final Truth truth;
  private final Telephone telephone;
  private final Commands commands;
  private final Closing closing;

  /**
   * @param nodes a node that runs now, if there is one
   */
  public Office(Surroundings around, Books books, Supplier<Optional<SimNode>> nodes) {
    this.around = around;
    this.staff = new Staff(around);
    this.truth = new Truth(books, around.inspector(), around.tables());
    this.telephone = new Telephone(around, nodes);
    this.commands = new Commands(telephone);
    this.closing = new Closing(around, books, truth, staff, commands);
  }

  /** People begin to work. */
  public void open() {
    around
        .scheduler()
        .after(
            around.calendar().pauseMicros() + around.chance().micros(20, 200),
            () -> {
              if (around.faults().on()) {
                act();
                open();
              }
            });
  }

  /** From now on people answer whatever calls for them, and make no mistake. */
  public void close() {
    closing.begin();
  }

  /** Whether something calls for people still. */
  public boolean isBusy() {
    return closing.isBusy();
  }

  private void act() {
    switch (around.chance().below(12)) {
      case 0, 1, 2 -> someIncident();
      case 3 -> someOpen(this::sayOfOpen);
      case 4 -> some(row -> row.state().equals("Moved"), this::sayOfMoved);
      case 5 -> some(_ -> true, row -> commands.act(staff.anybody(), row, someWish(row)));
      case 6 -> someOrphan();
      case 7 -> someEnded();
      default -> approveSomething();
    }
  }

  private OrderAction someWish(AttemptRow row) {
    if (around.tables().people().isHeld(row.orderId())) {
      return new OrderAction.Resume();
    }
    return around.chance().oneIn(2) ? new OrderAction.QueryNow() : new OrderAction.Hold();
  }

  private void some(Predicate<AttemptRow> which, Consumer<AttemptRow> then) {
    for (int i = 0; i < TRIES; i++) {
      var found =
          around
              .inspector()
              .someRecent(around.chance())
              .flatMap(around.tables()::attempt)
              .filter(which);
      if (found.isPresent()) {
        then.accept(found.get());
        return;
      }
    }
  }

  private void someOpen(Consumer<AttemptRow> then) {
    some(row -> row.state().equals("Asking") || row.state().equals("Disputed"), then);
  }

  /** Whether somebody says what is not so; nobody does it often. */
  private boolean errs() {
    return around.faults().on() && around.chance().oneIn(5);
  }

  private void sayOfOpen(AttemptRow row) {
    boolean moved = truth.hasMoved(row.id());
    if (!moved && !truth.isDeclined(row.id()) && !around.chance().oneIn(4)) {
      // Nobody can know yet, and most people wait.
      return;
    }
    if (moved != errs()) {
      commands.moved(staff.anybody(), row, this::proposed);
    } else {
      commands.notMoved(staff.anybody(), row, this::proposed);
    }
  }

  private void sayOfMoved(AttemptRow row) {
    if (truth.isBack(row.id()) || around.chance().oneIn(30)) {
      commands.returned(staff.anybody(), row, this::proposed);
    }
  }

  private void someIncident() {
    var open = around.tables().people().openIncidents();
    if (open.isEmpty()) {
      return;
    }
    var incident = around.chance().pick(open);
    var who = staff.anybody();
    if (around.chance().oneIn(4)) {
      commands.assign(who, incident.id());
    } else if (errs()) {
      judgeBlindly(incident);
    } else {
      truth
          .right(incident, around.chance().oneIn(2))
          .ifPresent(how -> commands.resolve(who, incident.id(), how, this::proposed));
    }
  }

  /** Whatever comes to mind; what does not fit is refused, and what fits may still be untrue. */
  private void judgeBlindly(IncidentView incident) {
    var how = around.chance().pick(Truth.any());
    if (!Truth.fitting(incident.held()).containsKey(how)) {
      around.faults().count(FaultKind.RESOLVED_UNFITTINGLY);
    }
    commands.resolve(staff.anybody(), incident.id(), how, this::proposed);
  }

  private void someOrphan() {
    var open = around.tables().people().openOrphans();
    if (!open.isEmpty()) {
      commands.close(staff.anybody(), around.chance().pick(open), this::proposed);
    }
  }

  private void someEnded() {
    some(
        row -> row.state().equals("NotMoved"),
        row -> {
          around.faults().count(FaultKind.ACTED_ON_WHAT_ENDED);
          commands.notMoved(staff.anybody(), row, this::proposed);
        });
  }

  /** Somebody else is asked at once, or much later, or nobody until somebody looks. */
  private void proposed(ActionView action) {
    if (action.status() != ActionStatus.PROPOSED || around.chance().oneIn(3)) {
      return;
    }
    boolean late = around.faults().strike(FaultKind.APPROVED_LATE, 4);
    long wait = late ? around.chance().micros(10_000, 90_000) : around.chance().micros(1, 800);
    around.scheduler().after(wait, () -> approve(action, late));
  }

  private void approveSomething() {
    var waiting = around.tables().people().waiting();
    if (!waiting.isEmpty()) {
      approve(around.chance().pick(waiting), false);
    }
  }

  private void approve(ActionView action, boolean blindly) {
    boolean holds = truth.holds(action);
    if (!holds && !blindly && !around.chance().oneIn(3)) {
      // The second person has looked.
      return;
    }
    if (!holds && isWaiting(action.id())) {
      around.faults().count(wrong(action));
    }
    var who = staff.anotherThan(action.proposerId());
    if (around.faults().strike(FaultKind.APPROVED_ONES_OWN, 12)) {
      commands.approve(staff.of(action.proposerId()), action.id());
    }
    commands.approve(who, action.id());
    if (around.faults().strike(FaultKind.APPROVED_TWICE, 12)) {
      around
          .scheduler()
          .after(around.chance().micros(0, 3_000), () -> commands.approve(who, action.id()));
    }
    if (around.faults().strike(FaultKind.APPROVALS_RACED, 12)) {
      rivals(action)
          .forEach(rival -> commands.approve(staff.anotherThan(rival.proposerId()), rival.id()));
    }
    if (around.faults().strike(FaultKind.CRASHED_AT_APPROVAL, 25)) {
      telephone
          .node()
          .ifPresent(
              node -> around.scheduler().after(around.chance().micros(0, 5), node.life()::crash));
    }
  }

  private boolean isWaiting(UUID actionId) {
    return around
        .tables()
        .people()
        .action(actionId)
        .filter(action -> action.status() == ActionStatus.PROPOSED)
        .isPresent();
  }

  private static FaultKind wrong(ActionView action) {
    return switch (action.kind()) {
      case "MARK_MOVED" -> FaultKind.SAID_MOVED_FALSELY;
      case "MARK_NOT_MOVED" -> FaultKind.SAID_NOT_MOVED_FALSELY;
      case "MARK_RETURNED" -> FaultKind.SAID_RETURNED_FALSELY;
      default -> FaultKind.RESOLVED_FALSELY;
    };
  }

  /** What waits about the same order; where there is nothing, the same action by somebody else. */
  private List<ActionView> rivals(ActionView action) {
    var rivals =
        around.tables().people().waiting().stream()
            .filter(other -> other.about().equals(action.about()))
            .filter(other -> !other.id().equals(action.id()))
            .toList();
    return rivals.isEmpty() ? List.of(action) : rivals;
  }
}
