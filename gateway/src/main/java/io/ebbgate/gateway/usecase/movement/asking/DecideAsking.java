package io.ebbgate.gateway.usecase.movement.asking;

import io.ebbgate.core.movement.attempt.AttemptEffect;
import io.ebbgate.core.movement.attempt.AttemptEvent;
import io.ebbgate.core.movement.attempt.AttemptLifecycle;
import io.ebbgate.core.movement.attempt.AttemptState;
import io.ebbgate.gateway.usecase.movement.ProviderFacts;
import io.ebbgate.gateway.usecase.movement.learning.AttemptStates;
import io.ebbgate.gateway.usecase.movement.learning.Bookings;
import io.ebbgate.gateway.usecase.movement.rows.AttemptRow;
import io.ebbgate.gateway.usecase.movement.rows.IncidentRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Decides, by the core's lifecycle, what becomes of attempts whose time to be asked about has come.
 * The time of the next question is set with the question, so that a lost answer ends nothing. Pure
 * but for identifiers.
 */
public final class DecideAsking {
  private final ProviderFacts facts;
  private final Bookings bookings;

  public DecideAsking(ProviderFacts facts, Bookings bookings) {
    this.facts = facts;
    this.bookings = bookings;
  }

  /**
   * What follows.
   *
   * @param attempts as they are to be saved
   * @param incidents to open: asked often, and still not certain
   * @param ask which of them to ask about now
   */
  public record Asking(List<AttemptRow> attempts, List<IncidentRow> incidents, Set<UUID> ask) {}

  /**
   * Decides about attempts that are due.
   *
   * @param now by the business clock
   */
  public Asking decide(List<AttemptRow> due, Instant now) {
    var attempts = new ArrayList<AttemptRow>(due.size());
    var incidents = new ArrayList<IncidentRow>();
    var ask = new HashSet<UUID>();
    for (var attempt : due) {
      AttemptState state = AttemptStates.of(attempt);
      var decision =
          AttemptLifecycle.decide(
              state, new AttemptEvent.AskingDue(now, attempt.asked()), facts.of(attempt));
      boolean asked =
          decision.effects().stream().anyMatch(AttemptEffect.AskLater.class::isInstance);
      var next = AttemptStates.in(attempt, decision, now);
      // Whoever is asked nothing more has no time at which to be asked.
      attempts.add(asked ? next : next.notToBeAsked());
      for (var effect : decision.effects()) {
        switch (effect) {
          case AttemptEffect.Ask _ -> ask.add(attempt.id());
          case AttemptEffect.OpenIncident(var reason, var evidenceId) ->
              incidents.add(bookings.incident(attempt, reason, evidenceId, now));
          // The time of the next question stands in the row; nothing else follows from time alone.
          case AttemptEffect.AskLater _,
              AttemptEffect.TellOrderMoved _,
              AttemptEffect.TellOrderNotMoved _,
              AttemptEffect.TellOrderReturned _,
              AttemptEffect.BookReturnToSuspense _,
              AttemptEffect.TellOrderDisputed _,
              AttemptEffect.TakeOutOfSuspense _,
              AttemptEffect.EndIncident _,
              AttemptEffect.BookSuspense _ -> {}
        }
      }
    }
    return new Asking(attempts, incidents, ask);
  }
}
