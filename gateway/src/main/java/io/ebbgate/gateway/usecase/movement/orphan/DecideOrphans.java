package io.ebbgate.gateway.usecase.movement.orphan;

import io.ebbgate.core.movement.Moved;
import io.ebbgate.core.movement.orphan.OrphanDecision;
import io.ebbgate.core.movement.orphan.OrphanEffect;
import io.ebbgate.core.movement.orphan.OrphanEvent;
import io.ebbgate.core.movement.orphan.OrphanFacts;
import io.ebbgate.core.movement.orphan.OrphanLifecycle;
import io.ebbgate.core.movement.orphan.OrphanState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;

/** Decides orphans by the core's lifecycle. Does no I/O and keeps no state: thread-safe. */
public final class DecideOrphans implements Orphans.Decision {
  private final Duration alarmAfter;
  private final List<Duration> ladder;

  /**
   * @param alarmAfter how long an orphan may wait before a person has to look
   * @param ladder the waits between looks
   */
  public DecideOrphans(Duration alarmAfter, List<Duration> ladder) {
    this.alarmAfter = alarmAfter;
    this.ladder = List.copyOf(ladder);
  }

  @Override
  public Orphans.Looked decide(List<Orphans.Due> due, Instant now) {
    var changes = new ArrayList<Orphans.Change>(due.size());
    var learn = new HashSet<UUID>();
    var alarmed = new HashSet<UUID>();
    for (var one : due) {
      var id = one.orphan().id();
      var decision =
          OrphanLifecycle.decide(
              one.state(), new OrphanEvent.LookDue(one.attemptIsThere(), now), facts(one.orphan()));
      for (var effect : decision.effects()) {
        switch (effect) {
          case OrphanEffect.LearnNow _ -> learn.add(id);
          case OrphanEffect.RaiseAlarm _ -> alarmed.add(id);
          case OrphanEffect.LookLater(var at) ->
              changes.add(
                  new Orphans.Change(id, decision.state().name(), looked(decision.state()), at));
          case OrphanEffect.AskSecondPerson _ ->
              throw new IllegalStateException("nobody has explained the orphan " + id);
        }
      }
    }
    return new Orphans.Looked(changes, learn, alarmed);
  }

  /**
   * What follows when somebody has explained an orphan.
   *
   * @param approved whether a second person agrees
   */
  public OrphanDecision explained(Orphans.Due one, boolean approved) {
    return OrphanLifecycle.decide(
        one.state(),
        new OrphanEvent.Explained(one.attemptIsThere(), approved),
        facts(one.orphan()));
  }

  private OrphanFacts facts(OrphanRow orphan) {
    return new OrphanFacts(
        orphan.receivedAt(), orphan.outcome() instanceof Moved, alarmAfter, ladder);
  }

  private static int looked(OrphanState state) {
    return switch (state) {
      case OrphanState.Waiting(int looked) -> looked;
      case OrphanState.Alarmed(int looked) -> looked;
      case OrphanState.Matched _, OrphanState.Closed _ -> 0;
    };
  }
}
