package io.ebbgate.simulator.store.people;

import io.ebbgate.gateway.usecase.movement.rows.IncidentRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** All incidents, and quickly those of an order and those that are open. */
final class Incidents {
  private final Map<UUID, StoredIncident> all = new HashMap<>();
  private final Map<UUID, StoredIncident> open = new LinkedHashMap<>();
  private final Map<UUID, List<UUID>> ofOrder = new HashMap<>();

  Optional<StoredIncident> find(UUID id) {
    return Optional.ofNullable(all.get(id));
  }

  void add(IncidentRow row) {
    put(new StoredIncident(row, Optional.empty(), "", Optional.empty()));
    ofOrder.computeIfAbsent(row.orderId(), _ -> new ArrayList<>(2)).add(row.id());
  }

  void put(StoredIncident incident) {
    all.put(incident.row().id(), incident);
    if (incident.isOpen()) {
      open.put(incident.row().id(), incident);
    } else {
      open.remove(incident.row().id());
    }
  }

  List<StoredIncident> open() {
    return List.copyOf(open.values());
  }

  int openCount() {
    return open.size();
  }

  /** Those of one order that are about one piece of evidence, ended or not. */
  List<StoredIncident> about(UUID orderId, UUID evidenceId) {
    return ofOrder.getOrDefault(orderId, List.of()).stream()
        .flatMap(id -> find(id).stream())
        .filter(incident -> incident.row().evidenceId().equals(Optional.of(evidenceId)))
        .toList();
  }
}
