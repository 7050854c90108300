package io.ebbgate.simulator.node;

import io.ebbgate.cluster.entry.CustomerEntry;
import io.ebbgate.cluster.step.EntryTerms;
import io.ebbgate.cluster.step.GridAnswer;
import io.ebbgate.cluster.step.GridStep;
import io.ebbgate.cluster.step.Unavailable;
import io.ebbgate.simulator.time.Chance;
import io.ebbgate.simulator.time.FaultKind;
import io.ebbgate.simulator.time.Faults;
import io.ebbgate.simulator.time.Scheduler;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * The grid of all nodes: the real entries, on members that are lost and come back with old ones.
 */
public final class SimGrid {
  private static final EntryTerms TERMS = new EntryTerms(20_000, 600_000, 64);

  private final Scheduler scheduler;
  private final Chance chance;
  private final Faults faults;
  private final Map<UUID, CustomerEntry> entries = new LinkedHashMap<>();
  private Map<UUID, CustomerEntry> backup = new HashMap<>();

  public SimGrid(Scheduler scheduler, Chance chance, Faults faults) {
    this.scheduler = scheduler;
    this.chance = chance;
    this.faults = faults;
  }

  /** Sends a step; the answer comes later, if at all as an {@code Unavailable}. */
  void send(GridStep step, long callerMs, Consumer<GridAnswer> answer) {
    scheduler.after(
        chance.micros(0, 1),
        () -> {
          if (faults.strike(FaultKind.GRID_AWAY, 300)) {
            if (chance.oneIn(2)) {
              take(step, callerMs);
            }
            scheduler.after(
                chance.micros(100, 500),
                () -> answer.accept(new Unavailable(Unavailable.Reason.TIMED_OUT)));
            return;
          }
          var told = take(step, callerMs);
          scheduler.after(chance.micros(0, 1), () -> answer.accept(told));
        });
  }

  private GridAnswer take(GridStep step, long callerMs) {
    return entries
        .computeIfAbsent(step.customerId(), _ -> new CustomerEntry())
        .take(step, callerMs, TERMS);
  }

  /** The owner's copy becomes the one to fall back on. */
  public void copy() {
    backup = new HashMap<>();
    entries.forEach((customer, entry) -> backup.put(customer, entry.copy()));
  }

  /** A member dies: its entries are gone, or what an older copy says. */
  public void failOver() {
    if (chance.oneIn(2)) {
      faults.count(FaultKind.GRID_LOST);
      entries.clear();
    } else {
      faults.count(FaultKind.GRID_STALE);
      entries.clear();
      backup.forEach((customer, entry) -> entries.put(customer, entry.copy()));
    }
  }
}
