package io.ebbgate.sandbox.book;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The provider's own book. Rows are only ever added; their position never changes. Thread-safe. */
public final class Book {

  private record Key(String merchant, String reference, BookKind kind) {}

  private final List<BookRow> rows = new ArrayList<>();
  private final Set<Key> keys = new HashSet<>();

  /**
   * Writes a movement down.
   *
   * @return whether it was new; a repeated merchant, reference and kind changes nothing
   */
  public synchronized boolean append(BookRow row) {
    if (!keys.add(new Key(row.merchant(), row.reference(), row.kind()))) {
      return false;
    }
    rows.add(row);
    return true;
  }

  /** How many rows there are. */
  public synchronized int size() {
    return rows.size();
  }

  /**
   * A page of rows in the order in which they were written.
   *
   * @param from the position of the first row, from 0
   * @param limit how many at most
   */
  public synchronized List<BookRow> page(int from, int limit) {
    int start = Math.min(Math.max(0, from), rows.size());
    int end = Math.min(rows.size(), start + Math.max(0, limit));
    return List.copyOf(rows.subList(start, end));
  }

  /** Every row so far. */
  public synchronized List<BookRow> rows() {
    return List.copyOf(rows);
  }

  /** The rows of one merchant moved from {@code from} on and before {@code until}. */
  public List<BookRow> between(String merchant, Instant from, Instant until) {
    return rows().stream()
        .filter(row -> row.merchant().equals(merchant))
        .filter(row -> !row.movedAt().isBefore(from) && row.movedAt().isBefore(until))
        .toList();
  }
}
