package io.ebbgate.core.movement.orphan;

import io.ebbgate.core.movement.orphan.OrphanEffect.AskSecondPerson;
import io.ebbgate.core.movement.orphan.OrphanEffect.LearnNow;
import io.ebbgate.core.movement.orphan.OrphanEffect.LookLater;
import io.ebbgate.core.movement.orphan.OrphanEffect.RaiseAlarm;
import io.ebbgate.core.movement.orphan.OrphanEvent.Explained;
import io.ebbgate.core.movement.orphan.OrphanEvent.Learned;
import io.ebbgate.core.movement.orphan.OrphanEvent.LookDue;
import io.ebbgate.core.movement.orphan.OrphanState.Alarmed;
import io.ebbgate.core.movement.orphan.OrphanState.Closed;
import io.ebbgate.core.movement.orphan.OrphanState.Matched;
import io.ebbgate.core.movement.orphan.OrphanState.Waiting;
import java.time.Instant;

/** Decides what an event means for an orphan. Pure. */
public final class OrphanLifecycle {

  private OrphanLifecycle() {}

  /** The new state and what has to be done. */
  public static OrphanDecision decide(OrphanState state, OrphanEvent event, OrphanFacts facts) {
    return switch (state) {
      case Waiting(int looked) ->
          switch (event) {
            case LookDue due when due.attemptIsThere() -> learn(state, looked, due, facts);
            case LookDue due when !due.at().isBefore(facts.alarmAt()) ->
                OrphanDecision.of(
                    new Alarmed(looked + 1), new RaiseAlarm(), later(looked, due, facts));
            case LookDue due ->
                OrphanDecision.of(new Waiting(looked + 1), soonEnough(looked, due, facts));
            case Learned _ -> OrphanDecision.of(new Matched());
            case Explained explained -> close(state, explained, facts);
          };
      case Alarmed(int looked) ->
          switch (event) {
            case LookDue due when due.attemptIsThere() -> learn(state, looked, due, facts);
            case LookDue due ->
                OrphanDecision.of(new Alarmed(looked + 1), later(looked, due, facts));
            case Learned _ -> OrphanDecision.of(new Matched());
            case Explained explained -> close(state, explained, facts);
          };
      case Matched _, Closed _ -> OrphanDecision.of(state);
    };
  }

  /** Evidence whose attempt is there is for the attempt to learn, whatever anybody says of it. */
  private static OrphanDecision close(OrphanState state, Explained explained, OrphanFacts facts) {
    if (explained.attemptIsThere()) {
      return OrphanDecision.of(state);
    }
    return facts.saysMoved() && !explained.approved()
        ? OrphanDecision.of(state, new AskSecondPerson())
        : OrphanDecision.of(new Closed());
  }

  /** The next look is set at once, so that learning that fails is tried again. */
  private static OrphanDecision learn(
      OrphanState state, int looked, LookDue due, OrphanFacts facts) {
    return OrphanDecision.of(state, new LearnNow(), later(looked, due, facts));
  }

  private static LookLater later(int looked, LookDue due, OrphanFacts facts) {
    return new LookLater(due.at().plus(facts.waitAfter(looked)));
  }

  /** Along the ladder, and never past the moment at which a person has to hear of it. */
  private static LookLater soonEnough(int looked, LookDue due, OrphanFacts facts) {
    Instant next = due.at().plus(facts.waitAfter(looked));
    return new LookLater(next.isAfter(facts.alarmAt()) ? facts.alarmAt() : next);
  }
}
