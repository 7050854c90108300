package io.ebbgate.proving.load;

import io.ebbgate.proving.crowd.Borrower;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * What the virtual users of a drawdown scenario ask for, planned so that it fits the lines: a CSV
 * file with a header.
 */
final class DrawdownFeed {
  /** Amounts are whole hundreds of yuan, as the demo's products want. */
  private static final long STEP_FEN = 10_000;

  private static final int LEAST_STEPS = 5;
  private static final int MOST_STEPS = 20;
  private static final int[] TERMS = {3, 6, 12};

  private final RandomGenerator random;

  DrawdownFeed(RandomGenerator random) {
    this.random = random;
  }

  /** How many customers are needed so that so many drawdowns fit with room to spare. */
  static int customersFor(long drawdowns) {
    // An average line is more than ten average drawdowns; three leave most lines far from full.
    return Math.clamp(drawdowns / 3, 20, 20_000);
  }

  /**
   * Plans drawdowns for the borrowers, as many as wanted or as fit, and writes them.
   *
   * @return how many were written
   */
  int write(Path file, List<Borrower> borrowers, long wanted) throws IOException {
    var left = borrowers.stream().mapToLong(borrower -> borrower.person().limitFen()).toArray();
    var places = new ArrayList<>(IntStream.range(0, left.length).boxed().toList());
    var lines = new ArrayList<String>();
    lines.add("lineId,cardId,amountMinor,currency,product,termMonths");
    while (lines.size() <= wanted && !places.isEmpty()) {
      int chosen = random.nextInt(places.size());
      int place = places.get(chosen);
      long amount = STEP_FEN * random.nextInt(LEAST_STEPS, MOST_STEPS + 1);
      if (amount > left[place]) {
        places.remove(/* index */ chosen);
        continue;
      }
      left[place] -= amount;
      var borrower = borrowers.get(place);
      lines.add(
          String.join(
              ",",
              borrower.lineId(),
              borrower.cardId(),
              Long.toString(amount),
              "CNY",
              "cash-12",
              Integer.toString(TERMS[random.nextInt(TERMS.length)])));
    }
    Files.write(file, lines);
    return lines.size() - 1;
  }
}
