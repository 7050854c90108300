package io.ebbgate.gateway.usecase.movement.learning;

import io.ebbgate.core.ledger.Postings;
import io.ebbgate.core.movement.Moved;
import io.ebbgate.core.movement.NotMoved;
import io.ebbgate.core.movement.Pending;
import io.ebbgate.core.movement.Unknown;
import io.ebbgate.core.movement.attempt.AttemptDecision;
import io.ebbgate.core.movement.attempt.AttemptEffect;
import io.ebbgate.core.movement.attempt.AttemptEvent.EvidenceArrived;
import io.ebbgate.core.movement.attempt.AttemptFacts;
import io.ebbgate.core.movement.attempt.AttemptLifecycle;
import io.ebbgate.core.movement.attempt.AttemptState;
import io.ebbgate.gateway.usecase.movement.ProviderFacts;
import io.ebbgate.gateway.usecase.movement.rows.AttemptRow;
import io.ebbgate.gateway.usecase.movement.rows.EvidenceRow;
import io.ebbgate.gateway.usecase.movement.rows.OrderKind;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides what a batch of learned outcomes means: attempts by the core's lifecycle, their orders by
 * the {@link OrderLearning} of their kind. Does no I/O and keeps no state, so it is thread-safe.
 */
public final class DecideOutcomes {

  private final ProviderFacts facts;
  private final Map<OrderKind, OrderLearning> orders = new EnumMap<>(OrderKind.class);
  private final Bookings bookings;
  private final InstantSource clock;

  /**
   * @param orders one for each kind of order
   */
  public DecideOutcomes(
      ProviderFacts facts,
      List<? extends OrderLearning> orders,
      Bookings bookings,
      InstantSource clock) {
    this.facts = facts;
    this.bookings = bookings;
    this.clock = clock;
    orders.forEach(order -> this.orders.put(order.kind(), order));
  }

  /** What follows from a batch, in order of arrival. */
  public Changes decide(List<Learned> batch, Loaded loaded) {
    var memory = new LearningBatch(loaded, clock.instant());
    for (var learned : batch) {
      learn(memory, learned);
    }
    return memory.changes();
  }

  private void learn(LearningBatch memory, Learned learned) {
    var attempt = memory.attempt(learned.attemptId());
    var evidence =
        new EvidenceRow(
            learned.evidenceId(),
            attempt.id(),
            attempt.orderId(),
            learned.source(),
            learned.outcome(),
            learned.providerCode(),
            learned.digest(),
            learned.receivedAt());
    memory.add(evidence);
    if (comesTooLate(learned, attempt)) {
      return;
    }
    var state = AttemptStates.of(attempt);
    var event =
        new EvidenceArrived(
            learned.evidenceId(),
            learned.source(),
            learned.outcome(),
            learned.askedAt(),
            learned.receivedAt());
    var decision = AttemptLifecycle.decide(state, event, facts(memory, attempt, learned));
    boolean changed = !decision.state().equals(state);
    var after = changed ? AttemptStates.in(attempt, decision, memory.now()) : attempt;
    var now = answersAPerson(learned, attempt) ? after.notToBeAsked() : after;
    if (changed || isAskersOwn(learned, attempt)) {
      memory.put(now);
    }
    perform(memory, now, evidence, decision);
  }

  /** Most evidence needs neither what suspense has held nor what people were called for. */
  private AttemptFacts facts(LearningBatch memory, AttemptRow attempt, Learned learned) {
    return learned.needsPast(attempt)
        ? facts.of(attempt).calling(memory.calls(attempt)).with(memory.suspense(attempt))
        : facts.of(attempt);
  }

  /** Of an asker that lost its lease only what is certain counts; the new asker knows the rest. */
  private static boolean comesTooLate(Learned learned, AttemptRow attempt) {
    return learned.fence().isPresent()
        && learned.fence().getAsLong() < attempt.fence()
        && learned.outcome() instanceof Unknown;
  }

  /** Saving the row, changed or not, gives the asker's lease back. */
  private static boolean isAskersOwn(Learned learned, AttemptRow attempt) {
    return learned.fence().isPresent() && learned.fence().getAsLong() == attempt.fence();
  }

  /** A person had it asked whether what moved came back: whatever is certain is the answer. */
  private static boolean answersAPerson(Learned learned, AttemptRow attempt) {
    return isAskersOwn(learned, attempt)
        && AttemptStates.of(attempt) instanceof AttemptState.Moved
        && switch (learned.outcome()) {
          case Moved _, NotMoved _ -> true;
          case Pending _, Unknown _ -> false;
        };
  }

  private void perform(
      LearningBatch memory, AttemptRow attempt, EvidenceRow evidence, AttemptDecision decision) {
    for (var effect : decision.effects()) {
      switch (effect) {
        case AttemptEffect.TellOrderMoved(var proof, var _) ->
            order(attempt).moved(memory, attempt, proof, evidence);
        case AttemptEffect.TellOrderNotMoved(var proof, var _) ->
            order(attempt).notMoved(memory, attempt, proof, evidence);
        case AttemptEffect.TellOrderReturned(var proof, var _) ->
            order(attempt).returned(memory, attempt, proof, evidence);
        case AttemptEffect.TellOrderDisputed(var claim, var _) ->
            order(attempt).disputed(memory, attempt, claim, evidence);
        case AttemptEffect.BookSuspense(var amount, var evidenceId) ->
            memory.add(
                bookings.entry(
                    Postings.suspended(evidenceId, attempt.kind(), attempt.channel(), amount),
                    attempt,
                    Optional.empty(),
                    memory.now()));
        case AttemptEffect.BookReturnToSuspense(var amount, var evidenceId) ->
            memory.add(
                bookings.entry(
                    Postings.returnSuspended(evidenceId, attempt.kind(), attempt.channel(), amount),
                    attempt,
                    Optional.empty(),
                    memory.now()));
        case AttemptEffect.TakeOutOfSuspense(var suspense, var evidenceId) ->
            memory.add(
                bookings.entry(
                    Postings.suspenseSettled(
                        evidenceId, attempt.kind(), attempt.channel(), suspense),
                    attempt,
                    Optional.empty(),
                    memory.now()));
        case AttemptEffect.EndIncident(var ofEvidence, var evidenceId) ->
            memory.endIncidents(attempt.orderId(), ofEvidence, evidenceId);
        case AttemptEffect.OpenIncident(var reason, var evidenceId) ->
            memory.add(bookings.incident(attempt, reason, evidenceId, memory.now()));
        // The time to ask again stands in the attempt's row.
        case AttemptEffect.AskLater _, AttemptEffect.Ask _ -> {}
      }
    }
  }

  private OrderLearning order(AttemptRow attempt) {
    var learning = orders.get(attempt.orderKind());
    if (learning == null) {
      throw new IllegalStateException("nobody learns for " + attempt.orderKind());
    }
    return learning;
  }
}
