package io.ebbgate.core.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnnualRateTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0",
    "0.15, 150000, 0.15",
    "0.150000, 150000, 0.15",
    "0.000001, 1, 0.000001",
    "1, 1000000, 1",
    "1.20, 1200000, 1.2",
    "100, 100000000, 100"
  })
  void readsADecimalAndWritesItsShortestForm(String text, long partsPerMillion, String shortest) {
    var rate = AnnualRate.parse(text);

    assertThat(rate.partsPerMillion()).isEqualTo(partsPerMillion);
    assertThat(rate.toDecimal()).isEqualTo(shortest);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "-0.1",
        "+0.1",
        ".15",
        "0.",
        "00.15",
        "1e-2",
        "0.1500000",
        "15%",
        "0,15",
        "100.1",
        "999",
        "1000",
        "0.15 ",
        "٠.١٥",
        "NaN"
      })
  void refusesAnythingElse(String text) {
    assertThatThrownBy(() -> AnnualRate.parse(text)).isInstanceOf(NumberFormatException.class);
  }

  @Test
  void aTwentiethOfAPercentADayIsEighteenPercentOnThreeHundredAndSixtyDays() {
    assertThat(AnnualRate.ofDaily(500, 360)).isEqualTo(AnnualRate.parse("0.18"));
  }

  @Test
  void isShownAsAPercentage() {
    assertThat(AnnualRate.parse("0.15").toPercent()).isEqualTo("15 %");
    assertThat(AnnualRate.parse("0.072512").toPercent()).isEqualTo("7.2512 %");
    assertThat(AnnualRate.ZERO.toPercent()).isEqualTo("0 %");
  }

  @Test
  void aShareIsRoundedDownSoThatACapIsNeverExceeded() {
    assertThat(new AnnualRate(100_001).timesRoundedDown(3, 2)).isEqualTo(new AnnualRate(150_001));
  }

  @Test
  void isNeverNegativeNorAboveItsMaximum() {
    assertThatThrownBy(() -> new AnnualRate(-1)).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> new AnnualRate(AnnualRate.MAXIMUM_PARTS_PER_MILLION + 1))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void comparesByHeight() {
    var low = AnnualRate.parse("0.1");
    var high = AnnualRate.parse("0.2");

    assertThat(high.exceeds(low)).isTrue();
    assertThat(low.exceeds(high)).isFalse();
    assertThat(low.exceeds(low)).isFalse();
    assertThat(high.min(low)).isEqualTo(low);
    assertThat(low).isLessThan(high);
  }
}
