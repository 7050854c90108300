package io.ebbgate.proving.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.proving.client.GatewayClient;
import io.ebbgate.proving.crowd.Borrower;
import io.ebbgate.proving.crowd.Population;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrawdownFeedTest {
  private static final long SEED = 20261101;

  @TempDir Path folder;

  @Test
  void plans_as_many_as_are_wanted_when_they_fit() throws Exception {
    var file = folder.resolve("feeder.csv");

    int planned = new DrawdownFeed(new SplittableRandom(SEED)).write(file, borrowers(100), 300);

    assertThat(planned).isEqualTo(300);
    assertThat(Files.readAllLines(file)).hasSize(301);
  }

  @Test
  void never_plans_more_than_the_lines_hold() throws Exception {
    var file = folder.resolve("feeder.csv");
    var borrowers = borrowers(3);
    long limits = borrowers.stream().mapToLong(borrower -> borrower.person().limitFen()).sum();

    int planned = new DrawdownFeed(new SplittableRandom(SEED)).write(file, borrowers, 100_000);

    var amounts =
        Files.readAllLines(file).stream()
            .skip(1)
            .map(line -> Long.parseLong(line.split(",", -1)[2]))
            .toList();
    assertThat(amounts).hasSize(planned).allMatch(amount -> amount > 0 && amount % 10_000 == 0);
    assertThat(amounts.stream().mapToLong(Long::longValue).sum())
        .isPositive()
        .isLessThanOrEqualTo(limits);
  }

  @Test
  void plans_the_same_from_the_same_seed() throws Exception {
    var first = folder.resolve("first.csv");
    var second = folder.resolve("second.csv");

    new DrawdownFeed(new SplittableRandom(SEED)).write(first, borrowers(10), 20);
    new DrawdownFeed(new SplittableRandom(SEED)).write(second, borrowers(10), 20);

    assertThat(first).hasSameTextualContentAs(second);
  }

  @Test
  void wants_enough_customers_that_the_planned_drawdowns_fit() throws Exception {
    for (long drawdowns : new long[] {1, 100, 3_000, 30_000}) {
      var borrowers = borrowers(DrawdownFeed.customersFor(drawdowns));
      int planned =
          new DrawdownFeed(new SplittableRandom(SEED))
              .write(folder.resolve("feeder.csv"), borrowers, drawdowns);
      assertThat(planned).isEqualTo(drawdowns);
    }
  }

  private static List<Borrower> borrowers(int count) {
    var nobody =
        new GatewayClient(URI.create("http://127.0.0.1:1"), "no key", (Duration time) -> {});
    return new Population(new SplittableRandom(SEED), "test", List.of())
        .people(count).stream().map(person -> new Borrower(nobody, person)).toList();
  }
}
