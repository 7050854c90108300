package io.ebbgate.core.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.core.ledger.Account;
import io.ebbgate.core.ledger.LedgerEntry;
import io.ebbgate.core.ledger.Postings;
import io.ebbgate.core.ledger.Suspense;
import io.ebbgate.core.movement.MovementKind;
import io.ebbgate.core.movement.attempt.AttemptDecision;
import io.ebbgate.core.movement.attempt.AttemptEffect;
import io.ebbgate.core.movement.attempt.AttemptEffect.Ask;
import io.ebbgate.core.movement.attempt.AttemptEffect.AskLater;
import io.ebbgate.core.movement.attempt.AttemptEffect.OpenIncident;
import io.ebbgate.core.movement.attempt.AttemptEvent;
import io.ebbgate.core.movement.attempt.AttemptEvent.EvidenceArrived;
import io.ebbgate.core.movement.attempt.AttemptFacts;
import io.ebbgate.core.movement.attempt.AttemptLifecycle;
import io.ebbgate.core.movement.attempt.AttemptState;
import io.ebbgate.core.movement.attempt.IncidentReason;
import java.util.ArrayList;
import java.util.List;

/** What came of a series of events. */
final class AttemptRun {
  AttemptState state = new AttemptState.Sending();
  int told;
  int toldReturned;
  boolean askingIsSet;
  final List<LedgerEntry> entries = new ArrayList<>();
  final List<AttemptFacts.Call> calls = new ArrayList<>();
  final List<IncidentReason> incidents = new ArrayList<>();

  /** What the channel's account is off by, in minor units of whatever currency. */
  long away() {
    return entries.stream()
        .flatMap(entry -> entry.transfers().stream())
        .mapToLong(transfer ->
            transfer.debit().equals(Account.SUSPENSE)
                ? -transfer.amount().minor()
                : transfer.amount().minor())
        .sum();
  }

  void take(AttemptEvent event) {
    var facts = AttemptTable.FACTS.with(Suspense.of(MovementKind.PAYOUT, entries)).calling(calls);
    take(event, AttemptLifecycle.decide(state, event, facts));
  }

  void take(AttemptEvent event, AttemptDecision decision) {
    if (state.isTerminal()) {
      assertThat(decision.state().name()).isEqualTo(state.name());
    }
    state = decision.state();
    for (AttemptEffect effect : decision.effects()) {
      switch (effect) {
        case AttemptEffect.TellOrderMoved _, AttemptEffect.TellOrderNotMoved _ -> told++;
        case AttemptEffect.TellOrderReturned _ -> {
          assertThat(told).as("heard before that it moved").isOne();
          toldReturned++;
        }
        case AttemptEffect.BookSuspense(var amount, var id) ->
            entries.add(Postings.suspended(id, MovementKind.PAYOUT, "channel-a", amount));
        case AttemptEffect.BookReturnToSuspense(var amount, var id) ->
            entries.add(Postings.returnSuspended(id, MovementKind.PAYOUT, "channel-a", amount));
        case AttemptEffect.TakeOutOfSuspense(var out, var id) -> {
          assertThat(out.standing().isPositive()).isTrue();
          entries.add(Postings.suspenseSettled(id, MovementKind.PAYOUT, "channel-a", out));
        }
        case AttemptEffect.EndIncident _ -> {}
        case AskLater _ -> askingIsSet = true;
        case OpenIncident incident -> {
          incidents.add(incident.reason());
          if (event instanceof EvidenceArrived said) {
            calls.add(AttemptFacts.Call.of(incident.reason(), said.outcome()));
          }
        }
        case Ask _, AttemptEffect.TellOrderDisputed _ -> {}
      }
    }
  }
}
