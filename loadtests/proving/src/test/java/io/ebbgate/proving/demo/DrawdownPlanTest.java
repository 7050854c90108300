package io.ebbgate.proving.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.proving.demo.Planned.Kind;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DrawdownPlanTest {
  private static final List<String> CHANNELS = List.of("one", "two");

  private static List<Person> people(long seed) {
    return new Population(new SplittableRandom(seed), CHANNELS).people(50);
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

  @Test
  void cardNumbersPassTheLuhnCheckAndAreAllDifferent() {
    var numbers = people(3).stream().map(Person::cardNumber).toList();

    assertThat(numbers).doesNotHaveDuplicates().allMatch(DrawdownPlanTest::passesLuhn);
    // A well-known worked example of the Luhn formula: 79927398713 is valid.
    assertThat(Population.checkDigit("7992739871")).isEqualTo(3);
  }

  private static boolean passesLuhn(String number) {
    int sum =
        IntStream.range(0, number.length())
            .map(i -> {
              int digit = number.charAt(number.length() - 1 - i) - '0';
              int weighted = i % 2 == 1 ? digit * 2 : digit;
              return weighted > 9 ? weighted - 9 : weighted;
            })
            .sum();
    return sum % 10 == 0;
  }
}
