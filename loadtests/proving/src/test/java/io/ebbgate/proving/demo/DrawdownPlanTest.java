package io.ebbgate.proving.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.proving.crowd.Person;
import io.ebbgate.proving.crowd.Population;
import io.ebbgate.proving.demo.Planned.Kind;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DrawdownPlanTest {
  private static final List<String> CHANNELS = List.of("one", "two");

  private static List<Person> people(long seed) {
    return new Population(new SplittableRandom(seed), "test", CHANNELS).people(50);
  }

  private static List<Planned> plan(long seed, int count) {
    return new DrawdownPlan(new SplittableRandom(seed), people(seed)).requests(count);
  }

  @Test
  void theSameSeedGivesTheSamePeopleAndTheSamePlan() {
    assertThat(plan(7, 200)).isEqualTo(plan(7, 200)).isNotEqualTo(plan(8, 200));
    assertThat(people(7)).isEqualTo(people(7));
  }

  @Test
  void everyKindOfRequestIsThereHoweverFew() {
    for (long seed = 1; seed <= 50; seed++) {
      assertThat(plan(seed, 4))
          .extracting(Planned::kind)
          .contains(Kind.FROZEN_LINE, Kind.OVER_THE_LIMIT);
      assertThat(plan(seed, 4)).extracting(Planned::repeated).contains(true);
    }
  }

  @Test
  void whatIsPlannedToFitNeverAddsUpToMoreThanTheLine() {
    for (long seed = 1; seed <= 50; seed++) {
      var people = people(seed);
      var plan = plan(seed, 1_000);
      for (int person = 0; person < people.size(); person++) {
        int who = person;
        long sum =
            plan.stream()
                .filter(planned -> planned.person() == who && planned.kind() == Kind.FITS)
                .mapToLong(Planned::amountFen)
                .sum();
        assertThat(sum).as("seed %d", seed).isLessThanOrEqualTo(people.get(who).limitFen());
      }
      assertThat(plan)
          .filteredOn(planned -> planned.kind() == Kind.OVER_THE_LIMIT)
          .allSatisfy(planned ->
              assertThat(planned.amountFen())
                  .isGreaterThan(people.get(planned.person()).limitFen()));
    }
  }
}
