package io.ebbgate.core.lifecycle;

import io.ebbgate.core.ledger.Suspense;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.movement.EvidenceSource;
import io.ebbgate.core.movement.Moved;
import io.ebbgate.core.movement.NotMoved;
import io.ebbgate.core.movement.Outcome;
import io.ebbgate.core.movement.Pending;
import io.ebbgate.core.movement.Unknown;
import io.ebbgate.core.movement.attempt.AttemptDecision;
import io.ebbgate.core.movement.attempt.AttemptEffect;
import io.ebbgate.core.movement.attempt.AttemptEvent;
import io.ebbgate.core.movement.attempt.AttemptEvent.AskingDue;
import io.ebbgate.core.movement.attempt.AttemptEvent.EvidenceArrived;
import io.ebbgate.core.movement.attempt.AttemptFacts;
import io.ebbgate.core.movement.attempt.AttemptLifecycle;
import io.ebbgate.core.movement.attempt.AttemptState;
import io.ebbgate.core.movement.attempt.AttemptState.Ground;
import io.ebbgate.core.movement.attempt.IncidentReason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Samples of every state and event of an attempt, and what is decided for each pair. */
final class AttemptTable {

  static final Money AMOUNT = Money.fen(100_000);
  static final UUID EVIDENCE = new UUID(1, 1);
  static final UUID EARLIER = new UUID(1, 0);
  static final Instant LEASE_END = Instant.parse("2026-11-23T10:00:10Z");

  static final AttemptFacts FACTS =
      new AttemptFacts(
          AMOUNT,
          LEASE_END,
          Duration.ofSeconds(20),
          Duration.ofMinutes(5),
          List.of(Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(30)),
          3);

  static final Instant EARLY = LEASE_END.minusSeconds(5);
  static final Instant SETTLED = FACTS.notFoundIsFinalFrom();

  private AttemptTable() {}

  static Map<String, AttemptState> states() {
    var states = new LinkedHashMap<String, AttemptState>();
    states.put("Sending", new AttemptState.Sending());
    states.put("Asking", new AttemptState.Asking(1));
    states.put("Asking, before review", new AttemptState.Asking(2));
    states.put("Disputed", new AttemptState.Disputed(1));
    states.put("Moved", new AttemptState.Moved("P-1", false));
    states.put("Moved, contradicted", new AttemptState.Moved("P-1", true));
    states.put("Moved, a part is back", new AttemptState.Moved("P-1", false));
    states.put("Moved, people ended the part", new AttemptState.Moved("P-1", false));
    states.put("Moved, in suspense", new AttemptState.Moved("P-1", false));
    states.put("Returned", new AttemptState.Returned("P-1", false));
    states.put("Returned, contradicted", new AttemptState.Returned("P-1", true));
    states.put("NotMoved", new AttemptState.NotMoved(Ground.TOLD, false));
    states.put("NotMoved, contradicted", new AttemptState.NotMoved(Ground.TOLD, true));
    states.put("NotMoved, not sent", new AttemptState.NotMoved(Ground.NOT_SENT, false));
    states.put("NotMoved, doubted", new AttemptState.NotMoved(Ground.DOUBTED, false));
    states.put("NotMoved, returned", new AttemptState.NotMoved(Ground.RETURNED, false));
    return states;
  }

  /** The facts of a state: what suspense has held until then. */
  static AttemptFacts facts(String stateName) {
    var part = Money.fen(99_999);
    var none = Money.fen(0);
    return switch (stateName) {
      case "Moved, a part is back" ->
          FACTS.with(List.of(Suspense.held(EARLIER, Suspense.Way.CAME_BACK, part)));
      case "Moved, people ended the part" ->
          FACTS.with(
              List.of(new Suspense(EARLIER, Suspense.Way.CAME_BACK, part, none, none, true)));
      case "Moved, in suspense", "NotMoved, contradicted" ->
          FACTS.with(List.of(Suspense.held(EARLIER, Suspense.Way.MOVED, AMOUNT)));
      case "Moved, contradicted", "Returned, contradicted" ->
          FACTS.calling(
              List.of(
                  new AttemptFacts.Call(
                      IncidentReason.OTHER_AMOUNT_AFTER_MOVED,
                      Optional.of(part),
                      "P-1",
                      Optional.empty())));
      default -> FACTS;
    };
  }

  static Map<String, AttemptEvent> events() {
    var dollars = new Money(AMOUNT.minor(), Currency.getInstance("USD"));
    var refused = new NotMoved(NotMoved.Reason.DECLINED_BY_CHANNEL, "E17");
    var notSent = new NotMoved(NotMoved.Reason.NOT_SENT, "");
    var notFound = new Unknown(Unknown.Cause.NOT_FOUND_YET, "E404");
    var notFoundForSure = new NotMoved(NotMoved.Reason.NOT_FOUND_AFTER_SETTLING, "E404");
    var events = new LinkedHashMap<String, AttemptEvent>();
    events.put("moved, our amount", callback(moved(AMOUNT)));
    events.put("moved, our amount by another number", callback(new Moved(AMOUNT, "P-2", EARLY)));
    events.put("moved, another amount", callback(moved(Money.fen(99_999))));
    events.put("moved, another currency", callback(moved(dollars)));
    events.put("moved, but nothing", callback(moved(Money.fen(0))));
    events.put("returned, our amount", callback(moved(AMOUNT).returned(LEASE_END)));
    events.put("returned, another amount", callback(moved(Money.fen(99_999)).returned(LEASE_END)));
    events.put("returned, but nothing", callback(moved(Money.fen(0)).returned(LEASE_END)));
    events.put("declined", callback(refused));
    events.put("not sent, says the sender", evidence(EvidenceSource.REPLY, notSent, EARLY));
    events.put("not sent, says a query", evidence(EvidenceSource.QUERY, notSent, SETTLED));
    events.put("pending", callback(new Pending("P1")));
    events.put("time-out", callback(new Unknown(Unknown.Cause.TIMEOUT, "")));
    events.put(
        "not found, asked before settling",
        new EvidenceArrived(
            EVIDENCE, EvidenceSource.QUERY, notFound, SETTLED.minusMillis(1), SETTLED));
    events.put(
        "not found, asked after settling", evidence(EvidenceSource.QUERY, notFound, SETTLED));
    events.put("not found, in a callback", evidence(EvidenceSource.CALLBACK, notFound, SETTLED));
    events.put(
        "not found for sure, too early",
        evidence(EvidenceSource.QUERY, notFoundForSure, SETTLED.minusMillis(1)));
    events.put("operator says not moved", evidence(EvidenceSource.OPERATOR, refused, SETTLED));
    events.put("asking due, sender's lease runs", new AskingDue(EARLY));
    events.put("asking due", new AskingDue(LEASE_END));
    return events;
  }

  static LifecycleTable table() {
    var rows = new ArrayList<LifecycleTable.Row>();
    states()
        .forEach((stateName, state) ->
            events()
                .forEach((eventName, event) -> {
                  var decision = AttemptLifecycle.decide(state, event, facts(stateName));
                  rows.add(
                      new LifecycleTable.Row(
                          stateName,
                          eventName,
                          show(stateName, state, decision),
                          decision.effects().stream().map(AttemptTable::show).toList()));
                }));
    return new LifecycleTable("Attempt", rows);
  }

  private static String show(String stateName, AttemptState state, AttemptDecision decision) {
    if (decision.state().equals(state)) {
      return stateName;
    }
    return switch (decision.state()) {
      case AttemptState.Sending _ -> "Sending";
      case AttemptState.Asking(int asked) -> "Asking, asked " + asked;
      case AttemptState.Disputed(int asked) -> "Disputed, asked " + asked;
      case AttemptState.Moved(var _, boolean contradicted) ->
          contradicted ? "Moved, contradicted" : "Moved";
      case AttemptState.Returned(var _, boolean contradicted) ->
          contradicted ? "Returned, contradicted" : "Returned";
      case AttemptState.NotMoved(var ground, boolean contradicted) ->
          "NotMoved" + show(ground) + (contradicted ? ", contradicted" : "");
    };
  }

  private static String show(Ground ground) {
    return switch (ground) {
      case TOLD -> "";
      case NOT_SENT -> ", not sent";
      case DOUBTED -> ", doubted";
      case RETURNED -> ", returned";
    };
  }

  private static String show(AttemptEffect effect) {
    return switch (effect) {
      case AttemptEffect.OpenIncident(var reason, var _) -> "OpenIncident(" + reason + ")";
      case AttemptEffect.TellOrderNotMoved(var proof, var _) ->
          "TellOrderNotMoved(" + proof.reason() + ")";
      case AttemptEffect.Ask _,
          AttemptEffect.AskLater _,
          AttemptEffect.BookReturnToSuspense _,
          AttemptEffect.BookSuspense _,
          AttemptEffect.EndIncident _,
          AttemptEffect.TakeOutOfSuspense _,
          AttemptEffect.TellOrderDisputed _,
          AttemptEffect.TellOrderMoved _,
          AttemptEffect.TellOrderReturned _ ->
          effect.getClass().getSimpleName();
    };
  }

  static Moved moved(Money amount) {
    return new Moved(amount, "P-1", EARLY);
  }

  static EvidenceArrived evidence(EvidenceSource source, Outcome outcome, Instant at) {
    return new EvidenceArrived(EVIDENCE, source, outcome, at);
  }

  private static EvidenceArrived callback(Outcome outcome) {
    return evidence(EvidenceSource.CALLBACK, outcome, LEASE_END);
  }
}
