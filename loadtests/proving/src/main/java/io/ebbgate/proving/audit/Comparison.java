package io.ebbgate.proving.audit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Compares two tellings of the same movements. Pure. */
final class Comparison {
  private final List<String> differences = new ArrayList<>();
  private final long movements;

  Comparison(Collection<Movement> ledger, Collection<Movement> book) {
    var ours = counted(ledger);
    var theirs = counted(book);
    var all = new TreeSet<>(ours.keySet());
    all.addAll(theirs.keySet());
    for (var movement : all) {
      int here = ours.getOrDefault(movement, 0);
      int there = theirs.getOrDefault(movement, 0);
      if (here != there) {
        differences.add(
            movement + ": in the ledger " + here + " times, in the book " + there + " times");
      }
    }
    this.movements = all.stream().map(Movement::reference).distinct().count();
  }

  /** Each movement that the two do not tell alike, in words. */
  List<String> differences() {
    return differences;
  }

  /** How many references either side knows. */
  long movements() {
    return movements;
  }

  private static Map<Movement, Integer> counted(Collection<Movement> movements) {
    var counts = new TreeMap<Movement, Integer>();
    movements.forEach(movement -> counts.merge(movement, 1, Integer::sum));
    return counts;
  }
}
