package io.ebbgate.core.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RoundingTest {

  private static final long SEED = 20_261_123;

  @ParameterizedTest
  @CsvSource({
    "1, 2, 1, 0",
    "3, 2, 2, 2",
    "5, 2, 3, 2",
    "-1, 2, -1, 0",
    "-3, 2, -2, -2",
    "-5, 2, -3, -2",
    "149, 100, 1, 1",
    "151, 100, 2, 2",
    "-149, 100, -1, -1",
    "0, 7, 0, 0",
    "7, 7, 1, 1"
  })
  void tiesAreTheOnlyDifferenceBetweenTheTwo(long top, long bottom, long halfUp, long halfEven) {
    assertThat(Rounding.HALF_UP.divide(top, bottom)).isEqualTo(halfUp);
    assertThat(Rounding.HALF_EVEN.divide(top, bottom)).isEqualTo(halfEven);
  }

  @ParameterizedTest
  @EnumSource(Rounding.class)
  void agreesWithBigDecimalOnRandomFractions(Rounding rounding) {
    var mode = RoundingMode.valueOf(rounding.name());
    var random = new Random(SEED);
    for (int i = 0; i < 200_000; i++) {
      long amount = random.nextLong() >> random.nextInt(62);
      long numerator = random.nextLong() >>> (1 + random.nextInt(62));
      long denominator = 1 + (random.nextLong() >>> (1 + random.nextInt(62)));
      var expected =
          new BigDecimal(BigInteger.valueOf(amount).multiply(BigInteger.valueOf(numerator)))
              .divide(BigDecimal.valueOf(denominator), 0, mode)
              .toBigInteger();
      if (expected.bitLength() > 63) {
        assertThatThrownBy(() -> rounding.multiplyDivide(amount, numerator, denominator))
            .as("seed %d step %d", SEED, i)
            .isInstanceOf(ArithmeticException.class);
      } else if (expected.longValueExact()
          != rounding.multiplyDivide(amount, numerator, denominator)) {
        throw new AssertionError(
            "seed %d: %d * %d / %d is not %s"
                .formatted(SEED, amount, numerator, denominator, expected));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Rounding.class)
  void theLargestNumbersAreExact(Rounding rounding) {
    long most = Long.MAX_VALUE;
    assertThat(rounding.divide(most, most)).isEqualTo(1);
    assertThat(rounding.divide(most - 1, most)).isEqualTo(1);
    assertThat(rounding.divide(most, 1)).isEqualTo(most);
    assertThat(rounding.divide(Long.MIN_VALUE, 1)).isEqualTo(Long.MIN_VALUE);
    assertThat(rounding.multiplyDivide(most, most, most)).isEqualTo(most);
  }

  @Test
  void aDenominatorMustBePositive() {
    assertThatThrownBy(() -> Rounding.HALF_UP.divide(1, 0)).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> Rounding.HALF_UP.divide(1, -1))
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> Rounding.HALF_UP.divide(BigInteger.ONE, BigInteger.ZERO))
        .isInstanceOf(ArithmeticException.class);
  }
}
