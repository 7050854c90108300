package io.ebbgate.cluster.entry;

import io.ebbgate.cluster.step.Digest;
import io.ebbgate.cluster.step.EntryTerms;
import io.ebbgate.cluster.step.GridAnswer;
import io.ebbgate.cluster.step.GridKey;
import io.ebbgate.cluster.step.GridStep;
import io.ebbgate.cluster.step.LineSnapshot;
import io.ebbgate.cluster.step.LineState;
import io.ebbgate.cluster.step.ReserveAnswer;
import io.ebbgate.cluster.step.ReserveRequest;
import io.ebbgate.cluster.step.Settlement;
import io.ebbgate.cluster.step.UpdateAnswer;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;
import java.util.function.ToLongFunction;

/**
 * One customer's lines, pending reservations and idempotency records, and the steps that change
 * them. Available credit is {@code max(0, limit - reserved - used - pending)}.
 *
 * <p>Every map keeps the order of arrival: records of one kind live equally long, so the oldest
 * expire first, and the oldest go first when there are too many. Callers whose clocks differ may
 * break that order a little; so every look at a record checks its expiry again.
 */
public final class CustomerEntry {

  private final LinkedHashMap<UUID, Line> lines;
  private final LinkedHashMap<UUID, Pending> pending;
  private final LinkedHashMap<GridKey, KeyRecord> inFlight;
  private final LinkedHashMap<GridKey, KeyRecord> bound;

  /** An entry that knows nothing. */
  public CustomerEntry() {
    this(Map.of(), Map.of(), Map.of(), Map.of());
  }

  /** An entry with these records, copied in their order. */
  public CustomerEntry(
      Map<UUID, Line> lines,
      Map<UUID, Pending> pending,
      Map<GridKey, KeyRecord> inFlight,
      Map<GridKey, KeyRecord> bound) {
    this.lines = new LinkedHashMap<>(lines);
    this.pending = new LinkedHashMap<>(pending);
    this.inFlight = new LinkedHashMap<>(inFlight);
    this.bound = new LinkedHashMap<>(bound);
  }

  /** An entry of its own with the same records. */
  public CustomerEntry copy() {
    return new CustomerEntry(lines, pending, inFlight, bound);
  }

  /** Lines by id, a view. */
  public SequencedMap<UUID, Line> lines() {
    return Collections.unmodifiableSequencedMap(lines);
  }

  /** Pending reservations by order id, a view. */
  public SequencedMap<UUID, Pending> pending() {
    return Collections.unmodifiableSequencedMap(pending);
  }

  /** Keys in flight, a view. */
  public SequencedMap<GridKey, KeyRecord> inFlight() {
    return Collections.unmodifiableSequencedMap(inFlight);
  }

  /** Bound keys, a view. */
  public SequencedMap<GridKey, KeyRecord> bound() {
    return Collections.unmodifiableSequencedMap(bound);
  }

  /** Whether there is nothing worth keeping. */
  public boolean isEmpty() {
    return lines.isEmpty() && pending.isEmpty() && inFlight.isEmpty() && bound.isEmpty();
  }

  /**
   * Takes one step.
   *
   * @param nowMs the caller's time, which alone decides on expiry
   */
  public GridAnswer take(GridStep step, long nowMs, EntryTerms terms) {
    dropExpired(pending.values(), nowMs, Pending::expiresAtMs);
    dropExpired(inFlight.values(), nowMs, KeyRecord::expiresAtMs);
    dropExpired(bound.values(), nowMs, KeyRecord::expiresAtMs);
    return switch (step) {
      case ReserveRequest request -> reserve(request, nowMs, terms);
      case GridStep.ClaimKey claim -> claim(claim, nowMs, terms);
      case GridStep.Install install -> {
        install(install.line(), terms);
        yield UpdateAnswer.Applied.INSTANCE;
      }
      case Settlement settlement -> {
        settle(settlement, nowMs, terms);
        yield UpdateAnswer.Applied.INSTANCE;
      }
      case GridStep.Invalidate ignored -> {
        lines.clear();
        yield UpdateAnswer.Applied.INSTANCE;
      }
    };
  }

  private ReserveAnswer reserve(ReserveRequest request, long nowMs, EntryTerms terms) {
    request.line().ifPresent(row -> install(row, terms));
    Optional<ReserveAnswer> taken =
        keyTaken(request.key(), request.orderId(), request.fingerprint(), nowMs);
    if (taken.isPresent()) {
      return taken.get();
    }
    Line line = lines.get(request.lineId());
    if (line == null) {
      return ReserveAnswer.NotLoaded.INSTANCE;
    }
    Pending own = pending.get(request.orderId());
    if (own != null && own.expiresAtMs() > nowMs) {
      // The same request again: the call was repeated after a member left with the first answer.
      return ReserveAnswer.Reserved.INSTANCE;
    }
    // In flight for a refusal as well: that is written too, and the key is bound to it.
    putInFlight(request.key(), request.orderId(), request.fingerprint(), nowMs, terms);
    if (line.state() != LineState.ACTIVE) {
      return new ReserveAnswer.LineNotActive(line.state());
    }
    long availableMinor = availableMinor(request.lineId(), line, nowMs);
    if (request.amountMinor() > availableMinor) {
      return new ReserveAnswer.CreditTooSmall(availableMinor);
    }
    putLast(
        pending,
        request.orderId(),
        new Pending(request.lineId(), request.amountMinor(), nowMs + terms.reservationExpiryMs()),
        terms.maximumRecords());
    return ReserveAnswer.Reserved.INSTANCE;
  }

  private ReserveAnswer claim(GridStep.ClaimKey claim, long nowMs, EntryTerms terms) {
    Optional<ReserveAnswer> taken =
        keyTaken(claim.key(), claim.orderId(), claim.fingerprint(), nowMs);
    if (taken.isPresent()) {
      return taken.get();
    }
    putInFlight(claim.key(), claim.orderId(), claim.fingerprint(), nowMs, terms);
    return ReserveAnswer.Reserved.INSTANCE;
  }

  private Optional<ReserveAnswer> keyTaken(
      GridKey key, UUID orderId, Digest fingerprint, long nowMs) {
    KeyRecord done = bound.get(key);
    if (done != null && done.expiresAtMs() > nowMs) {
      return Optional.of(
          new ReserveAnswer.KeyDone(done.orderId(), done.fingerprint().equals(fingerprint)));
    }
    KeyRecord other = inFlight.get(key);
    if (other != null && other.expiresAtMs() > nowMs && !other.orderId().equals(orderId)) {
      return Optional.of(ReserveAnswer.KeyInFlight.INSTANCE);
    }
    return Optional.empty();
  }

  private long availableMinor(UUID lineId, Line line, long nowMs) {
    long left = line.limitMinor() - line.reservedMinor() - line.usedMinor();
    for (Pending held : pending.values()) {
      if (held.lineId().equals(lineId) && held.expiresAtMs() > nowMs) {
        left -= held.amountMinor();
      }
    }
    return Math.max(0, left);
  }

  private void install(LineSnapshot row, EntryTerms terms) {
    // A row that counts an order is followed only by rows that count it, so these go even when the
    // row itself comes too late to be taken.
    row.includedOrders().forEach(pending::remove);
    Line known = lines.get(row.lineId());
    if (known == null || row.version() > known.version()) {
      putLast(lines, row.lineId(), Line.of(row), terms.maximumRecords());
    }
  }

  private void settle(Settlement settlement, long nowMs, EntryTerms terms) {
    switch (settlement) {
      case Settlement.Accepted accepted -> {
        accepted
            .line()
            .ifPresent(row -> {
              install(row, terms);
              pending.remove(accepted.orderId());
            });
        bind(accepted.key(), accepted.orderId(), accepted.fingerprint(), nowMs, terms);
      }
      case Settlement.Refused refused -> {
        refused.line().ifPresent(row -> install(row, terms));
        pending.remove(refused.orderId());
        bind(refused.key(), refused.orderId(), refused.fingerprint(), nowMs, terms);
      }
      case Settlement.AlreadyBound other -> {
        pending.remove(other.orderId());
        bind(other.key(), other.winnerOrderId(), other.winnerFingerprint(), nowMs, terms);
      }
      case Settlement.Aborted aborted -> {
        pending.remove(aborted.orderId());
        KeyRecord own = inFlight.get(aborted.key());
        // After an expiry the key may be in flight for somebody else: theirs to free.
        if (own != null && own.orderId().equals(aborted.orderId())) {
          inFlight.remove(aborted.key());
        }
      }
    }
  }

  private void putInFlight(
      GridKey key, UUID orderId, Digest fingerprint, long nowMs, EntryTerms terms) {
    putLast(
        inFlight,
        key,
        new KeyRecord(orderId, fingerprint, nowMs + terms.reservationExpiryMs()),
        terms.maximumRecords());
  }

  private void bind(GridKey key, UUID orderId, Digest fingerprint, long nowMs, EntryTerms terms) {
    inFlight.remove(key);
    putLast(
        bound,
        key,
        new KeyRecord(orderId, fingerprint, nowMs + terms.idempotencyTtlMs()),
        terms.maximumRecords());
  }

  private static <K, V> void putLast(SequencedMap<K, V> records, K key, V value, int maximum) {
    records.putLast(key, value);
    while (records.size() > maximum) {
      records.pollFirstEntry();
    }
  }

  private static <V> void dropExpired(
      Collection<V> records, long nowMs, ToLongFunction<V> expiresAtMs) {
    Iterator<V> oldestFirst = records.iterator();
    while (oldestFirst.hasNext() && expiresAtMs.applyAsLong(oldestFirst.next()) <= nowMs) {
      oldestFirst.remove();
    }
  }
}
