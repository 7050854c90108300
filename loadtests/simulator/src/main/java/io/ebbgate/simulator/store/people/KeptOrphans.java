package io.ebbgate.simulator.store.people;

import io.ebbgate.core.movement.orphan.OrphanState;
import io.ebbgate.gateway.usecase.movement.orphan.OrphanRow;
import io.ebbgate.gateway.usecase.movement.orphan.Orphans;
import io.ebbgate.gateway.usecase.operator.orphan.OrphanView;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Callbacks that name no attempt. No attempt of a world appears after its callback. */
final class KeptOrphans {
  private final Set<String> nonces = new HashSet<>();
  private final Map<UUID, OrphanView> all = new LinkedHashMap<>();
  private final Set<UUID> open = new HashSet<>();

  /** Keeps one; whether its delivery was not there yet. */
  boolean keep(OrphanRow row, Instant firstLook) {
    if (!nonces.add(row.channel() + ' ' + row.nonce())) {
      return false;
    }
    all.put(
        row.id(),
        new OrphanView(
            new Orphans.Due(row, new OrphanState.Waiting(0), false),
            firstLook,
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
    open.add(row.id());
    return true;
  }

  Optional<OrphanView> find(UUID id) {
    return Optional.ofNullable(all.get(id));
  }

  void close(UUID id, String why, Instant at) {
    var before = all.get(id);
    if (before != null) {
      all.put(
          id,
          new OrphanView(
              new Orphans.Due(before.said(), new OrphanState.Closed(), false),
              before.dueAt(),
              before.alarmedAt(),
              Optional.of(at),
              Optional.of(why)));
      open.remove(id);
    }
  }

  /** The open ones, oldest first. */
  List<UUID> open() {
    return all.keySet().stream().filter(open::contains).toList();
  }

  int openCount() {
    return open.size();
  }

  int count() {
    return all.size();
  }
}
