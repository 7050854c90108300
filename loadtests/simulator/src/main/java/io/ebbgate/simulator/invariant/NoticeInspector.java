package io.ebbgate.simulator.invariant;

import io.ebbgate.gateway.usecase.notice.NoticeKind;
import io.ebbgate.gateway.usecase.notice.NoticeRow;
import io.ebbgate.gateway.usecase.notice.QueuedNotice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Watches what is told: in which order, under which name, and whether all of it was. */
public final class NoticeInspector {

  /** What is told in order. */
  private record Row(UUID key, NoticeKind kind) {}

  private static final class Seen {
    final Row row;
    final int place;
    final String dedupKey;
    boolean told;
    boolean parked;

    Seen(Row row, int place, String dedupKey) {
      this.row = row;
      this.place = place;
      this.dedupKey = dedupKey;
    }
  }

  private final Violations violations;
  private final Map<UUID, Seen> notices = new HashMap<>();
  private final Map<Row, List<Seen>> rows = new HashMap<>();

  public NoticeInspector(Violations violations) {
    this.violations = violations;
  }

  /** Something is queued to be told. */
  public void queued(NoticeRow notice) {
    var row = new Row(notice.key(), notice.kind());
    var before = rows.computeIfAbsent(row, _ -> new ArrayList<>(4));
    var seen = new Seen(row, before.size(), notice.dedupKey());
    before.add(seen);
    notices.put(notice.id(), seen);
  }

  /** Whoever is told has got it, perhaps not for the first time. */
  public void told(QueuedNotice notice) {
    var seen = notices.get(notice.id());
    if (seen == null || !seen.dedupKey.equals(notice.dedupKey())) {
      violations.found(
          Invariant.TOLD_UNDER_ONE_NAME,
          "told as " + notice.dedupKey() + (seen == null ? "" : ", queued as " + seen.dedupKey));
      return;
    }
    if (!seen.told) {
      for (var earlier : rows.getOrDefault(seen.row, List.of()).subList(0, seen.place)) {
        if (!earlier.told && !earlier.parked) {
          violations.found(
              Invariant.TOLD_IN_ORDER, seen.dedupKey + " is told before " + earlier.dedupKey);
        }
      }
    }
    seen.told = true;
  }

  /** A notice leaves the queue. */
  public void left(QueuedNotice notice, boolean delivered) {
    var seen = notices.get(notice.id());
    if (seen == null) {
      return;
    }
    if (delivered && !seen.told) {
      violations.found(
          Invariant.TOLD_AT_LEAST_ONCE, seen.dedupKey + " counts as told and never was");
    }
    seen.parked |= !delivered;
  }

  /** A notice is not to be told any more. */
  public void stopped(QueuedNotice notice) {
    var seen = notices.get(notice.id());
    if (seen != null) {
      seen.parked = true;
    }
  }

  /** Everything that was queued has to have been told, or to be kept for a person. */
  public void atTheEnd() {
    for (var seen : notices.values()) {
      if (!seen.told && !seen.parked) {
        violations.found(Invariant.TOLD_AT_LEAST_ONCE, seen.dedupKey + " was never told");
      }
    }
  }
}
