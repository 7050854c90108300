package io.ebbgate.simulator.store.people;

import io.ebbgate.gateway.usecase.movement.rows.IncidentRow;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An incident with its end.
 *
 * @param row as it was opened
 * @param owner who works on it
 * @param note what the owner has to say
 * @param end how it ended; empty while it is open
 */
record StoredIncident(IncidentRow row, Optional<String> owner, String note, Optional<End> end) {

  /**
   * How an incident ended.
   *
   * @param settledBy the evidence, where no person did
   */
  record End(String resolution, Instant at, Optional<UUID> settledBy) {}

  boolean isOpen() {
    return end.isEmpty();
  }

  StoredIncident given(String to, String saying) {
    return new StoredIncident(row, Optional.of(to), saying, end);
  }

  StoredIncident ended(End as) {
    return new StoredIncident(row, owner, note, Optional.of(as));
  }
}
