package io.ebbgate.proving.crowd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PopulationTest {

  @Test
  void cardNumbersPassTheLuhnCheckAndAreAllDifferent() {
    var numbers =
        new Population(new SplittableRandom(3), "test", List.of("one"))
            .people(50).stream().map(Person::cardNumber).toList();

    assertThat(numbers).doesNotHaveDuplicates().allMatch(PopulationTest::passesLuhn);
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
