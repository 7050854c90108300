package io.ebbgate.core.lifecycle.arrival;

import io.ebbgate.core.movement.MovementKind;
import io.ebbgate.core.movement.attempt.AttemptEvent;
import io.ebbgate.core.movement.attempt.AttemptEvent.EvidenceArrived;
import io.ebbgate.core.movement.attempt.AttemptFacts;
import io.ebbgate.core.movement.attempt.IncidentReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * Of each order for itself: what an attempt books goes to either.
 *
 * @param calls what people were called for by evidence about the attempt
 */
record Ledgers(Books drawn, Books collected, List<AttemptFacts.Call> calls) {
  static final Ledgers EMPTY =
      new Ledgers(Books.of(MovementKind.PAYOUT), Books.of(MovementKind.DEBIT), List.of());

  List<Books> both() {
    return List.of(drawn, collected);
  }

  Ledgers each(UnaryOperator<Books> change) {
    return new Ledgers(change.apply(drawn), change.apply(collected), calls);
  }

  Ledgers withDrawn(Books now) {
    return new Ledgers(now, collected, calls);
  }

  Ledgers withCollected(Books now) {
    return new Ledgers(drawn, now, calls);
  }

  /** A person is called for the attempt by what has happened. */
  Ledgers call(IncidentReason reason, Optional<UUID> evidenceId, AttemptEvent event) {
    var all = new ArrayList<>(calls);
    if (event instanceof EvidenceArrived arrived) {
      all.add(AttemptFacts.Call.of(reason, arrived.outcome()));
    }
    return new Ledgers(
        drawn.call(reason, evidenceId), collected.call(reason, evidenceId), List.copyOf(all));
  }
}
