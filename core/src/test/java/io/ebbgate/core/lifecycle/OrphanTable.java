package io.ebbgate.core.lifecycle;

import io.ebbgate.core.movement.orphan.OrphanEvent;
import io.ebbgate.core.movement.orphan.OrphanFacts;
import io.ebbgate.core.movement.orphan.OrphanLifecycle;
import io.ebbgate.core.movement.orphan.OrphanState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Samples of every state and event of an orphan, and what is decided for each pair. */
final class OrphanTable {

  static final Instant RECEIVED = Instant.parse("2026-11-23T10:00:00Z");
  static final OrphanFacts FACTS =
      new OrphanFacts(RECEIVED, true, Duration.ofHours(1), List.of(Duration.ofMinutes(5)));

  private OrphanTable() {}

  static Map<String, OrphanState> states() {
    var states = new LinkedHashMap<String, OrphanState>();
    states.put("Waiting", new OrphanState.Waiting(1));
    states.put("Alarmed", new OrphanState.Alarmed(9));
    states.put("Matched", new OrphanState.Matched());
    states.put("Closed", new OrphanState.Closed());
    return states;
  }

  static Map<String, OrphanEvent> events() {
    var late = FACTS.alarmAt();
    var events = new LinkedHashMap<String, OrphanEvent>();
    events.put("no attempt", new OrphanEvent.LookDue(false, RECEIVED));
    events.put("no attempt, for too long", new OrphanEvent.LookDue(false, late));
    events.put("the attempt is there", new OrphanEvent.LookDue(true, late));
    events.put("the attempt has learned", new OrphanEvent.Learned());
    events.put("explained, but the attempt is there", new OrphanEvent.Explained(true, true));
    events.put("explained by one person", new OrphanEvent.Explained(false, false));
    events.put("explained by two people", new OrphanEvent.Explained(false, true));
    return events;
  }

  static LifecycleTable table() {
    var rows = new ArrayList<LifecycleTable.Row>();
    states()
        .forEach((stateName, state) ->
            events()
                .forEach((eventName, event) -> {
                  var decision = OrphanLifecycle.decide(state, event, FACTS);
                  rows.add(
                      new LifecycleTable.Row(
                          stateName,
                          eventName,
                          decision.state().name(),
                          decision.effects().stream()
                              .map(effect -> effect.getClass().getSimpleName())
                              .toList()));
                }));
    return new LifecycleTable("Orphan", rows);
  }
}
