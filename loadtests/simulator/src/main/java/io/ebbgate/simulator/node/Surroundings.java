package io.ebbgate.simulator.node;

import io.ebbgate.core.id.Ids;
import io.ebbgate.simulator.invariant.Inspector;
import io.ebbgate.simulator.invariant.Violations;
import io.ebbgate.simulator.outbox.NoticeTables;
import io.ebbgate.simulator.provider.SimProvider;
import io.ebbgate.simulator.store.Tables;
import io.ebbgate.simulator.store.link.Link;
import io.ebbgate.simulator.time.Calendar;
import io.ebbgate.simulator.time.Chance;
import io.ebbgate.simulator.time.Faults;
import io.ebbgate.simulator.time.Scheduler;
import java.time.Duration;
import java.util.List;

/** What all nodes of a world share, and what outlives them. */
public record Surroundings(
    Scheduler scheduler,
    Chance chance,
    Faults faults,
    Calendar calendar,
    Ids ids,
    Tables tables,
    NoticeTables notices,
    Link link,
    SimGrid grid,
    Tokens tokens,
    List<SimProvider> providers,
    Inspector inspector,
    Violations violations,
    Behaviour behaviour) {

  /** How long a sender or asker may take. */
  public static final Duration LEASE = Duration.ofSeconds(6);

  /** How long a connector may take beyond its channel's time for a request. */
  static final Duration CONNECTOR_GRACE = Duration.ofSeconds(5);

  public Surroundings {
    providers = List.copyOf(providers);
  }
}
