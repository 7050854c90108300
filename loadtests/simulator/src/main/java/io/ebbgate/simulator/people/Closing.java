package io.ebbgate.simulator.people;

import io.ebbgate.core.id.IdKind;
import io.ebbgate.core.operator.ActionStatus;
import io.ebbgate.gateway.usecase.movement.rows.AttemptRow;
import io.ebbgate.gateway.usecase.operator.ActionView;
import io.ebbgate.simulator.node.Surroundings;
import io.ebbgate.simulator.provider.Books;
import io.ebbgate.simulator.provider.SimProvider;
import io.ebbgate.simulator.store.people.PeopleTables;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The end of a world: people answer whatever calls for them as the runbook says, compare the ledger
 * with the providers' books, and see to each difference until there is none.
 */
final class Closing {
  private static final long ROUND_MICROS = Duration.ofSeconds(5).toNanos() / 1_000;

  /** How long something that was seen to is left alone. */
  private static final long PATIENCE_MICROS = Duration.ofSeconds(60).toNanos() / 1_000;

  private static final Set<String> SAY_THAT_IT_IS_BACK =
      Set.of("RETURNED_BY_PROVIDER", "RETURNED_TO_CUSTOMER", "MARK_RETURNED");

  private final Surroundings around;
  private final Books books;
  private final Truth truth;
  private final Staff staff;
  private final Commands commands;
  private final PeopleTables people;
  private final Map<UUID, Long> seenTo = new HashMap<>();
  private boolean begun;
  private boolean done;

  Closing(Surroundings around, Books books, Truth truth, Staff staff, Commands commands) {
    this.around = around;
    this.books = books;
    this.truth = truth;
    this.staff = staff;
    this.commands = commands;
    this.people = around.tables().people();
  }

  void begin() {
    begun = true;
    around
        .scheduler()
        .after(
            around.calendar().pauseMicros() + ROUND_MICROS,
            () -> {
              round();
              begin();
            });
  }

  boolean isBusy() {
    return begun && (!done || people.left() > 0);
  }

  private void round() {
    if (around.providers().stream().anyMatch(provider -> provider.undecided() > 0)) {
      // Whoever telephones is told to wait.
      return;
    }
    for (var order : people.held()) {
      boolean isDrawdown = around.tables().drawdown(order).isPresent();
      commands.resume(staff.anybody(), order, isDrawdown ? IdKind.DRAWDOWN : IdKind.REPAYMENT);
    }
    for (var orphan : people.openOrphans()) {
      once(orphan, () -> commands.close(staff.anybody(), orphan, this::agree));
    }
    for (var attempt : around.tables().disputed()) {
      if (books.movedMinor(attempt.id()) == 0) {
        once(attempt.id(), () -> commands.notMoved(staff.anybody(), attempt, this::agree));
      }
    }
    for (var incident : people.openIncidents()) {
      once(
          incident.id(),
          () ->
              truth
                  .right(incident, true)
                  .ifPresent(
                      how -> commands.resolve(staff.anybody(), incident.id(), how, this::agree)));
    }
    var differences = around.inspector().differences();
    for (var id : differences) {
      around.tables().attempt(id).ifPresent(row -> once(id, () -> explain(row)));
    }
    done = differences.isEmpty() && people.left() == 0;
  }

  private void once(UUID about, Runnable seeTo) {
    long now = around.scheduler().nowMicros();
    if (now - seenTo.getOrDefault(about, -PATIENCE_MICROS) >= PATIENCE_MICROS) {
      seenTo.put(about, now);
      seeTo.run();
    }
  }

  private void agree(ActionView action) {
    if (action.status() == ActionStatus.PROPOSED) {
      around
          .scheduler()
          .after(
              around.chance().micros(1, 500),
              () -> commands.approve(staff.anotherThan(action.proposerId()), action.id()));
    }
  }

  /**
   * Ledger and book tell otherwise. What two people had said to be back, and is not, they have the
   * provider bring about; what never moved counts as come back; the rest the provider tells again.
   */
  private void explain(AttemptRow attempt) {
    boolean saidBack =
        people.decidedAbout(attempt.id()).stream().anyMatch(SAY_THAT_IT_IS_BACK::contains);
    boolean madeTrue =
        saidBack
            && (books.netMinor(attempt.id()) == 0
                ? books.recover(attempt.id())
                : books.giveBack(attempt.id()));
    if (madeTrue) {
      return;
    }
    boolean neverMoved = books.netMinor(attempt.id()) == 0 && !books.cameBack(attempt.id());
    if (attempt.state().equals("Moved") && neverMoved) {
      commands.returned(staff.anybody(), attempt, this::agree);
    } else {
      around.providers().stream()
          .filter(provider -> provider.channel().equals(attempt.channel()))
          .forEach((SimProvider provider) -> provider.tellAgain(attempt.id()));
    }
  }
}
